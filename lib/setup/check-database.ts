import { setTimeout as sleep } from "node:timers/promises";
import postgres from "postgres";
import { connect } from "@/db/connect";
import { directUrl, offersTls, postgresOptions } from "@/db/driver-options";
import {
  type DatabaseAddress,
  describePlace,
  readDatabaseAddress,
} from "@/lib/base/database-address";
import { env } from "@/lib/base/env";
import { OperatorProblem } from "@/lib/base/operator-problem";
import { SECOND } from "@/lib/base/time";
import { explainDatabaseFailure, mayPass } from "@/lib/setup/database-failures";
import { explainFailure } from "@/scripts/failures.mjs";

/** What runs: web needs the pooled address alone, the worker that of PostgreSQL as well, and what runs to its end the owner's too. */
export type Part = "web" | "worker" | "all";

/** What keeps a part from the database, and whether it may pass by itself. */
export interface DatabaseProblem {
  sentence: string;
  mayPass: boolean;
}

const PATIENCE = 5 * SECOND;

/** Connects as the product does, and asks something. Throws what cannot be explained. */
export async function checkDatabase(part: Part): Promise<DatabaseProblem | undefined> {
  const { DATABASE_URL, DATABASE_DIRECT_URL, DATABASE_MIGRATE_URL } = env();
  if (part !== "web" && readDatabaseAddress(directUrl()).pooled) {
    const cause = DATABASE_DIRECT_URL ? "names PgBouncer" : "is missing";
    const sentence = `DATABASE_DIRECT_URL ${cause}: migrations and the worker need PostgreSQL’s own address, without pgbouncer=true.`;
    return { sentence, mayPass: false };
  }
  const pooled = await check("DATABASE_URL", DATABASE_URL, () => connect({ max: 1 }));
  if (pooled || part === "web") return pooled;
  const direct = await checkOwnSession("DATABASE_DIRECT_URL", DATABASE_DIRECT_URL);
  if (direct || part === "worker") return direct;
  return checkOwnSession("DATABASE_MIGRATE_URL", DATABASE_MIGRATE_URL);
}

async function checkOwnSession(
  variable: string,
  url: string | undefined,
): Promise<DatabaseProblem | undefined> {
  if (!url) return undefined;
  return check(variable, url, () => {
    const { pooled: _, ...options } = postgresOptions(url);
    return postgres({ connect_timeout: PATIENCE / SECOND, ...options, max: 1 });
  });
}

async function check(
  variable: string,
  url: string,
  open: () => postgres.Sql,
): Promise<DatabaseProblem | undefined> {
  const address = readDatabaseAddress(url);
  try {
    await requireTls(address);
    const client = open();
    try {
      await Promise.race([client`select 1`, silence()]);
    } finally {
      await client.end({ timeout: 0 });
    }
  } catch (error) {
    const sentence =
      error instanceof OperatorProblem
        ? `${error.message} (${variable}).`
        : (explainDatabaseFailure(error, address, variable) ??
          explainFailure(error) ??
          refusal(error, address, variable));
    if (!sentence) throw error;
    return { sentence, mayPass: mayPass(error) };
  }
  return undefined;
}

/** Whatever else a server, or a pooler before it, has to say to who connects. */
function refusal(error: unknown, address: DatabaseAddress, variable: string): string | undefined {
  if (!(error instanceof postgres.PostgresError)) return undefined;
  const place = describePlace(address);
  return `PostgreSQL at ${place} refused the connection (${error.message}): correct the address (${variable}).`;
}

/** The driver takes a server's “no” for the end of the connection, and says nothing of the cause. */
async function requireTls(address: DatabaseAddress): Promise<void> {
  if (["disable", "allow", "prefer"].includes(address.tls.mode)) return;
  if (await offersTls(address)) return;
  throw Object.assign(new Error("The server offers no TLS."), { code: "NO_TLS" });
}

/** A server that froze, or what is none, takes connections and never answers. */
async function silence(): Promise<never> {
  await sleep(PATIENCE, undefined, { ref: false });
  throw Object.assign(new Error("No answer."), { code: "CONNECT_TIMEOUT" });
}
