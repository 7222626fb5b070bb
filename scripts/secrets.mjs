import { randomBytes } from "node:crypto";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { Problem } from "./shutdown.mjs";

const POSTGRES = ["POSTGRES_PASSWORD", "POSTGRES_OWNER_PASSWORD", "POSTGRES_APP_PASSWORD"];
const NAMES = ["AUTH_SECRET", "APP_KEY", "CRON_SECRET", "NEXT_SERVER_ACTIONS_ENCRYPTION_KEY"];

/** The secrets an installation has made for itself, or undefined before its first start. */
export function readSecrets(dataDir) {
  const file = join(dataDir, "secrets.json");
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new Problem(`${file} is damaged and can’t be read: restore it from your backup.`);
  }
}

/** The secrets kept in `dataDir/secrets.json`: made at the first start, and none is ever changed. */
export function keptSecrets(dataDir, createdBy) {
  const kept = readSecrets(dataDir);
  if (kept) return complete(dataDir, kept);
  if (existsSync(join(dataDir, "postgres/data"))) {
    throw new Problem(
      `${join(dataDir, "secrets.json")} is missing, and without it the database next to it can’t be opened: restore it from your backup.`,
    );
  }
  writeOnce(dataDir, { createdBy, ...newSecrets() });
  return readSecrets(dataDir);
}

function newSecrets() {
  const random = () => randomBytes(32).toString("base64");
  return {
    ...Object.fromEntries(NAMES.map((name) => [name, random()])),
    ...Object.fromEntries(POSTGRES.map((name) => [name, randomBytes(24).toString("hex")])),
  };
}

/** Those of an earlier version, and what it had no use for yet. */
function complete(dataDir, kept) {
  const { POSTGRES_OWNER_PASSWORD, POSTGRES_APP_PASSWORD } = newSecrets();
  const secrets = { POSTGRES_OWNER_PASSWORD, POSTGRES_APP_PASSWORD, ...kept };
  if (POSTGRES.every((name) => kept[name])) return kept;
  const draft = writeDraft(dataDir, secrets);
  renameSync(draft, join(dataDir, "secrets.json"));
  return readSecrets(dataDir);
}

/** What the embedded PostgreSQL's roles sign in with. */
export function postgresPasswords(secrets) {
  const [superuser, owner, application] = POSTGRES.map((name) => secrets[name]);
  return { superuser, owner, application };
}

/** The link makes the file appear complete, and only for the first of two starts at once. */
function writeOnce(dataDir, secrets) {
  mkdirSync(dataDir, { recursive: true });
  const draft = writeDraft(dataDir, secrets);
  try {
    linkSync(draft, join(dataDir, "secrets.json"));
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
  } finally {
    rmSync(draft);
  }
}

function writeDraft(dataDir, secrets) {
  const draft = join(dataDir, `secrets.${process.pid}.json`);
  writeFileSync(draft, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return draft;
}

/** Those kept secrets, by their variable's name, that the environment does not give. */
export function missingSecrets(kept) {
  return Object.fromEntries(
    NAMES.filter((name) => !process.env[name]).map((name) => [name, kept[name]]),
  );
}
