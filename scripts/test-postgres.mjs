import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "./postgres.mjs";
import { processIdentity } from "./process-identity.mjs";

const PREFIX = "starloop-test-";
const PASSWORD = "test";

/**
 * Starts a PostgreSQL for tests, without regard to power cuts, and tells the processes started from
 * here on where it is. `stop` removes it with its data.
 */
export async function startTestPostgres() {
  removeAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const postgres = await startPostgres({ dataDir, password: PASSWORD, fast: true });
  process.env.TEST_POSTGRES_URL = postgres.url;
  return {
    async stop() {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Where the tests' PostgreSQL is; its user may create databases. */
export function testPostgresUrl() {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error("No test PostgreSQL is running: start the tests with npm.");
  return url;
}

/** The data of runs that were killed. */
function removeAbandoned() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split("-")[0]);
    if (processIdentity(pid)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
