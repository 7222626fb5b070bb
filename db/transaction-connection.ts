import { drizzle } from "drizzle-orm/postgres-js";
import postgres, { type PendingQuery, type Row, type Sql } from "postgres";
import { connect, SETTINGS_OF_A_TRANSACTION } from "@/db/connect";
import * as schema from "@/db/schema";
import { MINUTE } from "@/lib/base/time";

/** What drizzle's transactions ask of the driver. */
type Statements = {
  options: Sql["options"];
  unsafe: Send;
  savepoint<T>(work: (inner: Statements) => Promise<T>): Promise<T>;
};

/** The driver's own, without its type parameters. */
type Send = (...statement: Parameters<Sql["unsafe"]>) => PendingQuery<Row[]>;

/** How a scope ends well, if that takes a statement, and how otherwise. */
type Ends = { undo: string; keep?: () => Promise<void> };

type Work<T> = (statements: Statements) => Promise<T>;

/** A connection is given up after so long, with everything that was prepared on it. */
const KEPT_FOR = 30 * MINUTE;

const ABORTED = "25P02";

/**
 * One connection that serves one transaction at a time. It differs from the driver's own transactions
 * in three ways: `begin` and savepoints are sent along with the statements after them, instead of being
 * waited for; no statement is sent once the transaction has ended or its connection is lost; and a
 * connection that was lost is never used again.
 */
export class TransactionConnection {
  readonly database;
  private readonly client;
  private readonly bornAt = Date.now();
  private reached = false;
  private savepoints = 0;
  private lost: Error | undefined;

  constructor(private readonly whenLost: () => void) {
    const lose = () => this.lose();
    this.client = connect({ max: 1, max_lifetime: null, onclose: lose }, lose);
    this.database = drizzle(
      Object.assign(this.client, { begin: <T>(work: Work<T>) => this.begin(work) }),
      { schema },
    );
  }

  get usable(): boolean {
    return !this.lost && Date.now() - this.bornAt < KEPT_FOR;
  }

  async close(): Promise<void> {
    this.lost ??= lostConnection();
    // At once: nothing that still waits in the driver may reach another connection.
    await this.client.end({ timeout: 0 });
  }

  private lose(): void {
    if (this.lost) return;
    void this.close();
    this.whenLost();
  }

  private async begin<T>(work: Work<T>): Promise<T> {
    await this.open();
    return this.scope(work, { undo: "rollback", keep: () => this.commit() }, () => false);
  }

  private async open(): Promise<void> {
    const begun = this.send("begin");
    // A connection that is yet to be made is waited for: if there is none, nothing may be sent.
    if (!this.reached) await begun.catch((error) => this.refuse(error));
    this.reached = true;
    begun.catch(() => {});
    if (this.client.pooled) this.send(SETTINGS_OF_A_TRANSACTION).catch(() => {});
  }

  private refuse(cause: Error): never {
    this.lose();
    throw lostConnection(cause);
  }

  private async commit(): Promise<void> {
    const { command } = await this.send("commit");
    if (command !== "COMMIT") throw new RolledBack("The transaction was rolled back.");
  }

  /** Runs work whose statements count together: when one fails, whatever `work` makes of it, `undo` is sent. */
  private async scope<T>(work: Work<T>, { undo, keep }: Ends, isOver: () => boolean): Promise<T> {
    let failed: Error | undefined;
    let over = false;
    const ended = () => over || isOver();
    const unsafe: Send = (...statement) => {
      if (ended()) throw new Error("A statement came after its transaction had ended.");
      const sent = this.send(...statement);
      sent.catch((error) => {
        failed ??= error;
      });
      return sent;
    };
    const savepoint = <R>(inner: Work<R>) => {
      const name = `s${this.savepoints++}`;
      void unsafe(`savepoint ${name}`);
      return this.scope(inner, { undo: `rollback to ${name}` }, ended);
    };
    try {
      const result = await work({ options: this.client.options, unsafe, savepoint });
      if (failed) throw failed;
      over = true;
      await keep?.();
      return result;
    } catch (error) {
      over = true;
      if (!this.lost) await this.send(undo).catch(() => this.lose());
      throw failed && isEcho(error) ? failed : error;
    }
  }

  private send: Send = (...statement) => {
    if (this.lost) throw this.lost;
    return this.client.unsafe(...statement);
  };
}

/** The server's answer to the commit of a transaction in which a statement failed. */
class RolledBack extends Error {}

/** Whether an error only says that a statement before it has failed. */
function isEcho(error: unknown): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return (
    cause instanceof RolledBack ||
    (cause instanceof postgres.PostgresError && cause.code === ABORTED)
  );
}

/** Told apart from what a statement may be at fault for: whatever the server had to say, it is an outage. */
function lostConnection(cause?: Error): Error {
  const error = new Error("There is no connection to the database.", { cause });
  return Object.assign(error, { code: "CONNECTION_CLOSED" });
}
