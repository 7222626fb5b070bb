import { accessSync, constants, existsSync, mkdirSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { startPostgres } from "./postgres.mjs";
import { root } from "./root.mjs";
import { keptSecrets, missingSecrets, postgresPasswords } from "./secrets.mjs";
import { onShutdown, Problem } from "./shutdown.mjs";

/** Where what is only tried out listens, unless HOST asks for more: its passwords are known to everybody. */
export const LOOPBACK = "127.0.0.1";

/** What the launcher itself reads from the environment and `.env`; the rest is the product's. */
export function readConfiguration({ host } = {}) {
  readEnvFile(join(root, ".env"));
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Problem(`PORT must be a number from 1 to 65535, but it is "${process.env.PORT}".`);
  }
  const dataDir = resolve(root, process.env.DATA_DIR || ".data");
  const embedded = !process.env.DATABASE_URL;
  if (embedded) requireWritable(dataDir);
  return {
    port,
    // Without one on every address of this machine.
    host: process.env.HOST || host,
    dataDir,
    embedded,
    appUrl: process.env.APP_URL || `http://localhost:${port}`,
  };
}

function readEnvFile(file) {
  if (!existsSync(file)) return;
  try {
    process.loadEnvFile(file);
  } catch (error) {
    throw new Problem(
      `${file} can’t be read (${error.code}): make it a file that Starloop may read.`,
    );
  }
}

function requireWritable(dataDir) {
  try {
    mkdirSync(dataDir, { recursive: true });
    accessSync(dataDir, constants.W_OK);
  } catch (error) {
    if (error.code === "ENOSPC") throw error;
    const isFile = error.code === "EEXIST" || error.code === "ENOTDIR";
    const cause = isFile ? "is not a folder" : `can’t be written to (${error.code})`;
    throw new Problem(`The data directory ${dataDir} ${cause}: choose another with DATA_DIR.`);
  }
}

/**
 * The variables the product's processes get beside those of this one. Starts the embedded PostgreSQL
 * when no other is given. The demo makes up what is missing in any case; a production start with a
 * database of its own wants its secrets and its address from outside.
 */
export async function openEnvironment({ port, host, appUrl, dataDir, embedded }, createdBy) {
  const env = { NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1", PORT: String(port) };
  if (host) env.HOST = host;
  if (!embedded && createdBy !== "demo") return env;
  const secrets = keptSecrets(dataDir, createdBy);
  Object.assign(env, missingSecrets(secrets), { APP_URL: appUrl });
  // Whoever tries the demo is its operator and every shop in it.
  if (createdBy === "demo")
    env.ALLOW_PRIVATE_ADDRESSES = process.env.ALLOW_PRIVATE_ADDRESSES || "1";
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
