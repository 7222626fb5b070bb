import { NewerDatabase } from "@/db/migrate";
import { migrateConfigured } from "@/db/migrate-configured";
import { surviveLostConnections } from "@/lib/base/lost-connections";
import { surviveLostLogs } from "@/lib/base/lost-logs";

surviveLostConnections();
surviveLostLogs();

try {
  await migrateConfigured((line) => console.log(line));
} catch (error) {
  if (!(error instanceof NewerDatabase)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
