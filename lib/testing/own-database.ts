import { afterAll, vi } from "vitest";
import { closeDatabase } from "@/db/client";
import { forgetEnv } from "@/lib/base/env";
import { createDatabase } from "@/lib/testing/database";

/**
 * Gives the rest of this file a database of its own, for what changes the schema or looks at plans; it
 * is removed afterwards. The application's role still changes no schema: `asOwner` does.
 */
export async function ownDatabase(): Promise<void> {
  const database = await createDatabase();
  await closeDatabase();
  vi.stubEnv("DATABASE_URL", database.url);
  vi.stubEnv("DATABASE_MIGRATE_URL", database.ownerUrl);
  forgetEnv();
  afterAll(async () => {
    await closeDatabase();
    await database.drop();
  });
}

/** Has this process work on another database from here on, also one that isn't there. */
export async function useDatabase(url: string): Promise<void> {
  await closeDatabase();
  vi.stubEnv("DATABASE_URL", url);
  forgetEnv();
}
