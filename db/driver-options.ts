import { readFileSync } from "node:fs";
import { connect as openSocket } from "node:net";
import { type ConnectionOptions, checkServerIdentity } from "node:tls";
import type { PoolConfig } from "pg";
import type { Options } from "postgres";
import {
  type DatabaseAddress,
  describePlace,
  readDatabaseAddress,
} from "@/lib/base/database-address";
import { env } from "@/lib/base/env";
import { OperatorProblem } from "@/lib/base/operator-problem";
import { SECOND } from "@/lib/base/time";

type Driver = Options<Record<string, never>>;

/** How long a server may take to say whether it encrypts. */
const PATIENCE_SECONDS = 10;

/** Where migrations and the job queue connect, which need a session of their own. */
export function directUrl(): string {
  return env().DATABASE_DIRECT_URL ?? env().DATABASE_URL;
}

/** The options of postgres.js for an address. Throws when a certificate cannot be read. */
export function postgresOptions(url: string): Driver & { pooled: boolean } {
  const address = readDatabaseAddress(url);
  const { host, port, isSocket, user, password, database, pooled, settings } = address;
  // As lists, which its types don't know: it takes what follows a colon in a name, as of IPv6, for a port.
  const place = { host: [host], port: [port] } as unknown as Pick<Driver, "host" | "port">;
  return {
    ...(isSocket ? { path: `${host}/.s.PGSQL.${port}` } : place),
    ...{ user, username: user, password, database, pooled },
    ssl:
      address.tls.mode === "prefer" || address.tls.mode === "allow"
        ? "prefer"
        : tlsOptions(address),
    ...(address.connectTimeout && { connect_timeout: address.connectTimeout }),
    connection: { ...settings },
  };
}

/** The options of pg for an address: the same, but that pg has to be told whether the server knows TLS. */
export async function pgOptions(url: string): Promise<PoolConfig> {
  const address = readDatabaseAddress(url);
  const { host, port, user, password, database, settings } = address;
  const asks = address.tls.mode === "prefer" || address.tls.mode === "allow";
  return {
    ...{ host, port, user, password, database },
    ...settings,
    ssl: asks ? (await offersTls(address)) && { rejectUnauthorized: false } : tlsOptions(address),
    ...(address.connectTimeout && { connectionTimeoutMillis: address.connectTimeout * SECOND }),
  };
}

function tlsOptions({ tls, host }: DatabaseAddress): ConnectionOptions | false {
  if (tls.mode === "disable") return false;
  const isChecked = tls.mode === "verify-ca" || tls.mode === "verify-full";
  return {
    rejectUnauthorized: isChecked,
    // The drivers do not pass on an address that is no name, which would be taken for "localhost".
    checkServerIdentity: (_, certificate) =>
      tls.mode === "verify-full" ? checkServerIdentity(host, certificate) : undefined,
    ...(isChecked && tls.rootCert && { ca: read("sslrootcert", tls.rootCert) }),
    ...(tls.cert && tls.key && { cert: read("sslcert", tls.cert), key: read("sslkey", tls.key) }),
  };
}

function read(parameter: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : error;
    throw new OperatorProblem(`${parameter} names ${file}, which can’t be read (${code})`);
  }
}

/** What a client of PostgreSQL sends to ask for TLS. */
const TLS_REQUEST = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);

/** Whether the server would encrypt. Throws when it cannot be reached, or is no PostgreSQL. */
export function offersTls(address: DatabaseAddress): Promise<boolean> {
  const { host, port } = address;
  return new Promise((resolve, reject) => {
    const socket = openSocket({ host, port });
    const fail = (code: string) =>
      reject(Object.assign(new Error(`${code} ${describePlace(address)}`), { code }));
    socket.setTimeout((address.connectTimeout ?? PATIENCE_SECONDS) * SECOND, () => {
      socket.destroy();
      fail("CONNECT_TIMEOUT");
    });
    socket.once("connect", () => socket.write(TLS_REQUEST));
    socket.once("error", reject);
    socket.once("close", () => fail("CONNECTION_CLOSED"));
    socket.once("data", ([answer]) => {
      socket.destroy();
      const says = String.fromCharCode(answer ?? 0);
      if (says === "S" || says === "N") resolve(says === "S");
      else fail("NOT_POSTGRESQL");
    });
  });
}
