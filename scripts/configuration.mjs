import { accessSync, constants, existsSync, mkdirSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { startPostgres } from "./postgres.mjs";
import { root } from "./root.mjs";
import { keptSecrets, missingSecrets, postgresPasswords } from "./secrets.mjs";
import { onShutdown, Problem } from "./shutdown.mjs";

/** What the launcher itself reads from the environment and `.env`; the rest is the product's. */
export function readConfiguration() {
  const file = join(root, ".env");
  if (existsSync(file)) process.loadEnvFile(file);
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Problem(`PORT must be a number from 1 to 65535, but it is "${process.env.PORT}".`);
  }
  const dataDir = resolve(root, process.env.DATA_DIR || ".data");
  const embedded = !process.env.DATABASE_URL;
  if (embedded) requireWritable(dataDir);
  return {
    port,
    dataDir,
    embedded,
    appUrl: process.env.APP_URL || `http://localhost:${port}`,
  };
}

function requireWritable(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    throw new Problem(
      `Starloop can’t write to the data directory ${dataDir} (${error.code}): choose another with DATA_DIR.`,
    );
  }
}

/**
 * The variables the product's processes get beside those of this one. Starts the embedded PostgreSQL
 * when no other is given. The demo makes up what is missing in any case; a production start with a
 * database of its own wants its secrets and its address from outside.
 */
export async function openEnvironment({ port, appUrl, dataDir, embedded }, createdBy) {
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PORT: String(port) };
  if (!embedded && createdBy !== "demo") return env;
  const secrets = keptSecrets(dataDir, createdBy);
  Object.assign(env, missingSecrets(secrets), { APP_URL: appUrl });
  if (!embedded) return env;
  const postgres = await startPostgres({ dataDir, passwords: postgresPasswords(secrets) });
  onShutdown(postgres.stop);
  return {
    ...env,
    DATABASE_URL: postgres.url,
    DATABASE_DIRECT_URL: "",
    DATABASE_MIGRATE_URL: postgres.ownerUrl,
    EMBEDDED_DATA_DIR: realpathSync(dataDir),
  };
}
