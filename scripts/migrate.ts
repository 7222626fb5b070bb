import { directUrl } from "@/db/driver-options";
import { migrate } from "@/db/migrate";
import { explainFailures } from "@/lib/setup/explain-failure";

explainFailures();

await migrate(directUrl(), {
  log: (line) => console.log(line),
});
