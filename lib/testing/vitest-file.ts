import { afterAll, vi } from "vitest";
import { createDatabase } from "@/lib/testing/database";
import { TEST_ENV } from "@/lib/testing/test-env";

// Each test file has a database of its own. This runs before its modules load and read the configuration.
const database = await createDatabase();
const env = { ...TEST_ENV, DATABASE_URL: database.url };
for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);

afterAll(() => database.drop());
