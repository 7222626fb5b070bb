import { migrate } from "@/db/migrate";
import { createTemplate } from "@/lib/testing/database";
import { startTestPostgres } from "@/scripts/test-postgres.mjs";

/** Before the first test file: a PostgreSQL with a migrated template. The result removes it. */
export default async function startRun(): Promise<() => Promise<void>> {
  const postgres = await startTestPostgres();
  await createTemplate(({ url, ownerUrl }) => migrate(ownerUrl, { applicationUrls: [url] }));
  return postgres.stop;
}
