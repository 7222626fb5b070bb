import { type DatabaseAddress, describePlace } from "@/lib/base/database-address";
import { isOutage } from "@/lib/http/outage";

/** A database as a sentence names it, and what was said. */
type Failed = DatabaseAddress & { at: string; says: string };
type Sentence = (failed: Failed) => string;

const silent: Sentence = ({ at }) =>
  `${at} doesn’t answer: check whether PostgreSQL runs there and whether a firewall stands in between`;
const unreachable: Sentence = ({ at }) =>
  `This machine has no way to ${at}: check its network, or correct the address`;
const hungUp: Sentence = ({ at }) =>
  `${at} ended the connection without a word: check PostgreSQL’s log there`;
const withoutTables: Sentence = ({ at, database }) =>
  `The database “${database}” at ${at} lacks tables of this version: run npm run migrate`;

/** By the code of the operating system, the driver or the server. */
const SENTENCES: Record<string, Sentence> = {
  ECONNREFUSED: ({ at }) => `Nothing listens at ${at}: start PostgreSQL, or correct the address`,
  ENOENT: ({ at }) => `There is no socket ${at}: start PostgreSQL, or correct the address`,
  ENOTFOUND: ({ host }) => `There is no host called ${host}: correct the address`,
  EAI_AGAIN: ({ host }) => `The name ${host} can’t be looked up: check this machine’s name server`,
  CONNECT_TIMEOUT: silent,
  ETIMEDOUT: silent,
  EHOSTUNREACH: unreachable,
  ENETUNREACH: unreachable,
  CONNECTION_CLOSED: hungUp,
  ECONNRESET: hungUp,
  NOT_POSTGRESQL: ({ at }) => `What listens at ${at} is not PostgreSQL: correct the address`,
  NO_TLS: ({ at }) =>
    `PostgreSQL at ${at} offers no TLS, which the address asks for: set ssl = on there`,
  "28P01": ({ at, user }) =>
    `PostgreSQL at ${at} refused the password of the user “${user}”: correct it`,
  "28000": notAdmitted,
  "3D000": ({ at, database }) =>
    `PostgreSQL at ${at} has no database “${database}”: create it, or correct the address`,
  "42501": ({ at, user, says }) =>
    `The user “${user}” lacks a right in PostgreSQL at ${at} (${says}): give it that right, or make it the owner of the database`,
  "08P01": refusedParameter,
  "3F000": withoutTables,
  "42P01": withoutTables,
  "53300": ({ at }) =>
    `PostgreSQL at ${at} has no connection left: raise its max_connections, or lower DATABASE_POOL`,
  "57P03": ({ at, says }) => `PostgreSQL at ${at} takes no connections yet (${says}): start again`,
  "53100": ({ at }) => `The disk of PostgreSQL at ${at} is full: free some space there`,
  "25006": ({ at }) =>
    `PostgreSQL at ${at} is read-only, as a standby is: write the address of the one that takes writes`,
  "55P03": ({ says }) =>
    `Something else holds a table that the migration needs (${says}): stop it, and start again`,
  CERT_HAS_EXPIRED: ({ at }) => `The certificate of PostgreSQL at ${at} has expired: renew it`,
  ERR_TLS_CERT_ALTNAME_INVALID: ({ at }) =>
    `The certificate of PostgreSQL at ${at} is for another host: write the host that it names, or sslmode=verify-ca`,
};

/** How OpenSSL says that a certificate leads to no authority that is trusted. */
const UNTRUSTED =
  /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER_CERT(_LOCALLY)?|VERIFY_LEAF_SIGNATURE)|INVALID_CA|CERT_UNTRUSTED)$/;
const untrusted: Sentence = ({ at }) =>
  `The certificate of PostgreSQL at ${at} is signed by no authority that Starloop trusts: name its authority’s with sslrootcert`;

/**
 * What an operator can do about a failure at the database, in one sentence that ends with the variable
 * to look at; undefined where it is none of the database's.
 */
export function explainDatabaseFailure(
  error: unknown,
  address: DatabaseAddress,
  variable: string,
): string | undefined {
  for (const { code, message } of causesOf(error)) {
    const failed = { ...address, at: describePlace(address), says: message.replace(/\.$/, "") };
    const sentence = UNTRUSTED.test(code)
      ? untrusted
      : (SENTENCES[code] ?? missingExtension(message));
    if (sentence) return `${sentence(failed)} (${variable}).`;
  }
  return undefined;
}

/** Whether it may go well in a moment, with the same configuration. */
export function mayPass(error: unknown): boolean {
  return isOutage(error) || causesOf(error).some(({ code }) => code === "ENOENT");
}

type Cause = { code: string; message: string };

/** An error and what caused it; of several tries at one host, the first. */
function causesOf(error: unknown): Cause[] {
  if (!(error instanceof Error)) return [];
  const { message } = error;
  const code = "code" in error && !isFile(error) ? String(error.code) : "";
  const deeper = error instanceof AggregateError ? error.errors[0] : error.cause;
  return [{ code, message }, ...causesOf(deeper)];
}

/** A file that is missing, and no socket. */
function isFile(error: Error): boolean {
  return "syscall" in error && error.syscall !== "connect" && "path" in error;
}

function missingExtension(says: string): Sentence | undefined {
  const [, extension] = /extension "(\w+)" is not available/.exec(says) ?? [];
  if (!extension) return undefined;
  return ({ at }) =>
    `PostgreSQL at ${at} lacks the extension ${extension}: install PostgreSQL’s contrib package there`;
}

function notAdmitted({ at, user, database, says }: Failed): string {
  if (/no encryption|SSL off/i.test(says)) {
    return `PostgreSQL at ${at} wants TLS: add sslmode=require to the address`;
  }
  return `PostgreSQL at ${at} doesn’t let “${user}” into “${database}” (${says}): allow it in pg_hba.conf, or correct the address`;
}

/** PgBouncer takes few of the settings that a connection may start with. */
function refusedParameter({ at, says, pooled }: Failed): string {
  const [, name] = /unsupported startup parameter(?: in options)?: (\w+)/.exec(says) ?? [];
  if (!name) return `${at} refuses the connection (${says}): correct the address`;
  if (!pooled) return `PgBouncer at ${at} refuses ${name}: add pgbouncer=true to the address`;
  return `PgBouncer at ${at} refuses ${name}: add it to its ignore_startup_parameters`;
}
