import { migrateConfigured } from "@/db/migrate-configured";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { surviveLostLogs } from "@/lib/base/lost-logs";
import { explainFailures } from "@/lib/setup/explain-failure";

explainFailures();
surviveLostConnections();
surviveLostLogs();

await migrateConfigured((line) => console.log(line));
