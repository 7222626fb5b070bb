import postgres, { type Options, type Sql } from "postgres";
import { withDeadline } from "@/db/deadline";
import { postgresOptions } from "@/db/driver-options";
import { sendWithin } from "@/lib/base/allowance";
import { env } from "@/lib/base/env";

type Types = Record<string, never>;
export type Client = Sql & { pooled: boolean; sendPlain: Sql["unsafe"] };

/** Statements with more parameters than this are batches: hardly two have the same length. */
const MOST_PREPARED = 100;

/** A report's own deadline, in milliseconds: just before the server itself would end it. */
const REPORT = 9_000;

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
 * for the answer to the one before. drizzle asks for neither. Each has the deadline of whoever sends it;
 * `whenStuck` hears of a connection that is dead.
 */
export function connect(
  { settings, ...options }: Options<Types> & { settings?: Options<Types>["connection"] },
  whenStuck = () => {},
): Client {
  const { pooled, connection, ...address } = postgresOptions(env().DATABASE_URL);
  const client = postgres({
    connect_timeout: 2,
    ...address,
    prepare: !pooled,
    // Seconds between tries to reach a database that went away; the driver alone waits up to 20.
    backoff: () => 0.25,
    idle_timeout: 60,
    onnotice: () => {},
    connection: {
      application_name: "starloop",
      ...connection,
      ...(!pooled && { ...SESSION, ...settings }),
    },
    ...options,
  });
  const { unsafe } = client;
  const sendPlain = ((...statement: Parameters<typeof unsafe>) =>
    withDeadline(unsafe(...statement), whenStuck)) as typeof unsafe;
  const prepared: typeof unsafe = (query, parameters = [], settings = {}) =>
    sendPlain(query, parameters, { ...settings, prepare: parameters.length <= MOST_PREPARED });
  return Object.assign(client, { unsafe: prepared, sendPlain, pooled });
}

/**
 * A client for reports: their statements are not prepared, and have a deadline of their own. They wait no
 * longer for a lock than anything else: only a whole table that is locked keeps a report waiting.
 */
export function connectForReports(options: Options<Types>, whenStuck: () => void): Client {
  const client = connect({ ...options, settings: { lock_timeout: 1_250 } }, whenStuck);
  const unsafe = ((...statement: Parameters<Client["unsafe"]>) =>
    sendWithin(REPORT, () => client.sendPlain(...statement))) as Client["unsafe"];
  return Object.assign(client, { unsafe });
}
