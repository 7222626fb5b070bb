import { migrate } from "@/db/migrate";
import { env } from "@/lib/base/env";
import { surviveLostConnections } from "@/lib/base/lost-connections";

surviveLostConnections();

await migrate(env().DATABASE_DIRECT_URL ?? env().DATABASE_URL, {
  log: (line) => console.log(line),
});
