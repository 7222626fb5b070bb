import { userInfo } from "node:os";
import { isNearly } from "@/lib/base/nearly";

/** From nothing to everything: what PostgreSQL’s own programs call `sslmode`. */
const TLS_MODES = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"] as const;
export type TlsMode = (typeof TLS_MODES)[number];

/** What a PostgreSQL address may say after its question mark. */
const PARAMETERS = [
  ...["host", "port", "dbname", "user", "password", "application_name", "options"],
  ...["sslmode", "sslrootcert", "sslcert", "sslkey", "channel_binding"],
  ...["connect_timeout", "pgbouncer"],
] as const;
type Parameter = (typeof PARAMETERS)[number];
type Parameters = Partial<Record<Parameter, string>>;

/** Where a database is and how it is reached: every driver gets its options from this. */
export interface DatabaseAddress {
  /** A name, an IP address without brackets, or the folder of a server's socket. */
  host: string;
  port: number;
  isSocket: boolean;
  user: string;
  password: string;
  database: string;
  tls: { mode: TlsMode; rootCert?: string; cert?: string; key?: string };
  /** PgBouncer stands before it, in transaction mode: nothing is prepared, and sessions have no settings of their own. */
  pooled: boolean;
  /** In seconds, where the address says it. */
  connectTimeout: number | undefined;
  /** What the server is told when a connection starts, where the address says it. */
  settings: { application_name?: string; options?: string };
}

/** What is wrong with an address, to be written after its variable's name. */
export class AddressProblem extends Error {}

/**
 * Reads a `postgres://` address as PostgreSQL's own programs do. Throws an `AddressProblem` for what
 * cannot be read and for parameters that are not known, which nobody would heed.
 */
export function readDatabaseAddress(text: string): DatabaseAddress {
  const [, rest] = /^postgres(?:ql)?:\/\/(.*)$/is.exec(text.trim()) ?? [];
  if (rest === undefined) throw new AddressProblem("must be a postgres:// address");
  if (rest.includes("#")) throw unescaped("#", "%23");
  const [path = "", query = ""] = rest.split(/\?(.*)/s);
  const [authority = "", name = ""] = path.split(/\/(.*)/s);
  const at = authority.lastIndexOf("@");
  const [user = "", password = ""] = authority.slice(0, Math.max(at, 0)).split(/:(.*)/s);
  const parameters = readParameters(query);
  const place = placeOf(authority.slice(at + 1), parameters);
  const who = parameters.user ?? decode(user);
  const chosen = { user: who || userInfo().username, tls: tlsOf(parameters, place) };
  return {
    ...place,
    ...chosen,
    password: parameters.password ?? decode(password),
    database: parameters.dbname ?? (decode(name) || chosen.user),
    pooled: oneOf("pgbouncer", ["false", "true"], parameters.pgbouncer) === "true",
    connectTimeout: wholeNumber("connect_timeout", parameters.connect_timeout, 3600),
    settings: {
      ...(parameters.application_name && { application_name: parameters.application_name }),
      ...(parameters.options && { options: parameters.options }),
    },
  };
}

/** The same place as people write it: `db.example:5432`, `/run/postgresql`. */
export function describePlace({ host, port, isSocket }: DatabaseAddress): string {
  if (isSocket) return `${host}/.s.PGSQL.${port}`;
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

function readParameters(query: string): Parameters {
  const parameters: Parameters = {};
  for (const part of query.split("&").filter(Boolean)) {
    const [name = "", value = ""] = part.split(/=(.*)/s).map(decode);
    const known = PARAMETERS.find((parameter) => parameter === name);
    // The end of a password is not to be shown.
    if (!/^\w+$/.test(name)) throw unescaped("?", "%3F");
    if (!known) throw new AddressProblem(unknown(name));
    parameters[known] = value;
  }
  return parameters;
}

function unknown(name: string): string {
  const meant = PARAMETERS.find((parameter) => isNearly(name, parameter));
  const advice = meant
    ? `did you mean ${meant}?`
    : `delete it, or put a setting of the server’s into options=-c%20${name}%3D…`;
  return `has the parameter “${name}”, which Starloop doesn’t know: ${advice}`;
}

type Place = Pick<DatabaseAddress, "host" | "port" | "isSocket">;

function placeOf(authority: string, parameters: Parameters): Place {
  if (`${authority}${parameters.host ?? ""}`.includes(",")) {
    throw new AddressProblem("names several hosts: name the one that takes writes");
  }
  const [, bracketed, plain, port] =
    /^(?:\[([^\]]*)\]|([^:[\]]*))(?::(.*))?$/s.exec(authority) ?? [];
  if ((bracketed === undefined && plain === undefined) || port?.includes(":")) {
    throw new AddressProblem(
      "has a host that can’t be read: an IPv6 address stands in brackets (and in a password, write : as %3A, / as %2F and @ as %40)",
    );
  }
  const host = parameters.host ?? (bracketed || decode(plain ?? "") || "localhost");
  return {
    host: host.replace(/^\[(.*)\]$/, "$1"),
    port: wholeNumber("port", parameters.port ?? (port || undefined), 65_535) ?? 5432,
    isSocket: host.startsWith("/"),
  };
}

function tlsOf(parameters: Parameters, { isSocket }: Place): DatabaseAddress["tls"] {
  const { sslrootcert, sslcert, sslkey } = parameters;
  const asked = oneOf("sslmode", TLS_MODES, parameters.sslmode);
  const binding = oneOf(
    "channel_binding",
    ["disable", "prefer", "require"],
    parameters.channel_binding,
  );
  requireSense(asked, sslrootcert, binding === "require");
  if (Boolean(sslcert) !== Boolean(sslkey)) {
    throw new AddressProblem("needs sslcert and sslkey together, or neither");
  }
  return {
    mode: isSocket ? "disable" : modeOf(asked, sslrootcert, binding === "require"),
    // The certificates that Node trusts, with those of NODE_EXTRA_CA_CERTS.
    ...(sslrootcert && sslrootcert !== "system" && { rootCert: sslrootcert }),
    ...(sslcert && { cert: sslcert, key: sslkey }),
  };
}

function requireSense(asked: TlsMode | undefined, rootCert: string | undefined, bound: boolean) {
  if (bound && asked === "disable") {
    throw new AddressProblem("has channel_binding=require, which needs TLS, and sslmode=disable");
  }
  if (rootCert === "system" && asked && asked !== "verify-full") {
    throw new AddressProblem("has sslrootcert=system, which needs sslmode=verify-full");
  }
  if (asked === "verify-ca" && !rootCert && !bound) {
    throw new AddressProblem("has sslmode=verify-ca, which needs sslrootcert");
  }
}

/**
 * The drivers bind no channel. What that is for, that nobody stands between us and the server, a
 * certificate that is checked in full does as well.
 */
function modeOf(asked: TlsMode | undefined, rootCert: string | undefined, bound: boolean): TlsMode {
  if (bound || rootCert === "system") return "verify-full";
  // As PostgreSQL's programs do: whoever names an authority wants it heeded.
  if (rootCert && (asked ?? "require") === "require") return "verify-ca";
  return asked ?? "disable";
}

function oneOf<T extends string>(
  name: Parameter,
  values: readonly T[],
  given: string | undefined,
): T | undefined {
  const value = values.find((one) => one === given);
  if (given === undefined || value) return value;
  throw new AddressProblem(`has ${name}=${given}, which must be ${values.join(", ")}`);
}

function wholeNumber(name: Parameter, given: string | undefined, max: number): number | undefined {
  if (given === undefined) return undefined;
  const value = Number(given);
  if (/^\d+$/.test(given) && value >= 1 && value <= max) return value;
  throw new AddressProblem(
    name === "port"
      ? `has a port that is no number from 1 to ${max} (in a password, write : as %3A, / as %2F and @ as %40)`
      : `has a ${name} that is no number from 1 to ${max}`,
  );
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw unescaped("%", "%25");
  }
}

function unescaped(character: string, written: string): AddressProblem {
  return new AddressProblem(`has a ${character} that must be written as ${written}`);
}
