import { rmSync } from "node:fs";
import { createTemplate } from "@/lib/testing/database";
import { TEST_ENV } from "@/lib/testing/test-env";
import { runEntry } from "@/scripts/product.mjs";
import { startTestPostgres } from "@/scripts/test-postgres.mjs";

/** Before the first browser test: a PostgreSQL with a migrated template. The result removes it. */
export default async function startRun(): Promise<() => Promise<void>> {
  rmSync("test-results/stacks", { recursive: true, force: true });
  const postgres = await startTestPostgres();
  await createTemplate(({ url, ownerUrl }) =>
    runEntry("migrate", {
      env: { ...TEST_ENV, DATABASE_URL: url, DATABASE_MIGRATE_URL: ownerUrl },
      sentence: "The test database was not migrated",
    }),
  );
  return postgres.stop;
}
