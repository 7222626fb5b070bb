import postgres, { type Options, type Sql } from "postgres";
import { postgresOptions } from "@/db/driver-options";
import { env } from "@/lib/base/env";

type Types = Record<string, never>;
type Client = Sql & { pooled: boolean; sendPlain: Sql["unsafe"] };

/** Statements with more parameters than this are batches: hardly two have the same length. */
const MOST_PREPARED = 100;

/** What every connection of the application is told when it starts. */
const SESSION = {
  statement_timeout: 10_000,
  idle_in_transaction_session_timeout: 30_000,
};

/** The same for one transaction, where sessions have no settings of their own. */
export const SETTINGS_OF_A_TRANSACTION = Object.entries(SESSION)
  .map(([name, value]) => `set local ${name} = ${value}`)
  .join("; ");

/**
 * A client whose statements are prepared: parsed once for each connection, and sent without waiting
 * for the answer to the one before. drizzle asks for neither.
 */
export function connect(options: Options<Types>): Client {
  const { pooled, connection, ...address } = postgresOptions(env().DATABASE_URL);
  const client = postgres({
    connect_timeout: 2,
    ...address,
    prepare: !pooled,
    // Seconds between tries to reach a database that went away; the driver alone waits up to 20.
    backoff: () => 0.25,
    idle_timeout: 60,
    onnotice: () => {},
    connection: { application_name: "starloop", ...connection, ...(!pooled && SESSION) },
    ...options,
  });
  const { unsafe } = client;
  const prepared: typeof unsafe = (query, parameters = [], settings = {}) =>
    unsafe(query, parameters, { ...settings, prepare: parameters.length <= MOST_PREPARED });
  return Object.assign(client, { unsafe: prepared, sendPlain: unsafe, pooled });
}

/** The same connections for statements that are not to be prepared. */
export function withoutPreparing(client: Client): Client {
  return Object.assign(client.bind({}), client, { unsafe: client.sendPlain });
}
