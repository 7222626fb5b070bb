import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startPostgres } from "./postgres.mjs";
import { roleUrls } from "./postgres-roles.mjs";
import { processIdentity } from "./process-identity.mjs";

const PREFIX = "starloop-test-";
const PASSWORDS = { superuser: "test", owner: "test", application: "test" };

/**
 * Starts a PostgreSQL for tests, without regard to power cuts, and tells the processes started from
 * here on where it is. `stop` removes it with its data.
 */
export async function startTestPostgres() {
  removeAbandoned();
  const dataDir = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  const postgres = await startPostgres({ dataDir, passwords: PASSWORDS, fast: true });
  process.env.TEST_POSTGRES_URL = postgres.superuserUrl;
  return {
    async stop() {
      await postgres.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** Where the tests' PostgreSQL is, for its superuser. */
export function testPostgresUrl() {
  const url = process.env.TEST_POSTGRES_URL;
  if (!url) throw new Error("No test PostgreSQL is running: start the tests with npm.");
  return url;
}

/** A database of the tests' PostgreSQL, as the application reaches it and as its owner does. */
export function testDatabaseUrls(name) {
  const url = new URL(testPostgresUrl());
  url.pathname = `/${name}`;
  return roleUrls(url.href, PASSWORDS);
}

/** The data of runs that were killed. */
function removeAbandoned() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const pid = Number(name.slice(PREFIX.length).split("-")[0]);
    if (processIdentity(pid)) continue;
    rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
}
