import { afterAll, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { forgetEnv } from "@/lib/base/env";
import { requireUnchangedSchema, workerDatabase } from "@/lib/testing/database";
import { TEST_ENV } from "@/lib/testing/test-env";

// Each worker has a database, which every file finds empty and reaches as the application does. This runs before the file's modules read
// the configuration.
const { url, ownerUrl } = await workerDatabase(process.env.VITEST_POOL_ID ?? "1");
const DATABASE = { DATABASE_URL: url, DATABASE_MIGRATE_URL: ownerUrl };
for (const [name, value] of Object.entries({ ...TEST_ENV, ...DATABASE })) {
  vi.stubEnv(name, value);
}
forgetEnv();

// Runs after the file's own, and leaves the worker to the next file as this one found it.
afterAll(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await closeDatabase();
  await requireUnchangedSchema(url);
});
