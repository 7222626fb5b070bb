import type { PendingQuery, Row } from "postgres";
import { currentAllowance } from "@/lib/base/allowance";
import { AppError } from "@/lib/base/errors";

/** What of the driver's (postgres 3.4) statements its types don't say. */
type Statement = PendingQuery<Row[]> & {
  resolve(rows: unknown): void;
  reject(error: unknown): void;
  /** The backend it was sent to; null while it waits for a connection. */
  state: object | null;
  /** Whether its answer is the next one on its connection. */
  active: boolean;
  canceller: ((statement: Statement) => Promise<void>) | null;
};

/** So long, in milliseconds, a connection may take to answer what was given up. */
const STUCK = 1_000;

/**
 * Gives up a statement that is not answered in time: it throws `unavailable` and is cancelled, so that
 * its connection is free again. A connection that does not answer even then is dead: `whenStuck` is told.
 */
export function withDeadline<T extends PendingQuery<Row[]>>(sent: T, whenStuck: () => void): T {
  const statement = sent as unknown as Statement;
  const { resolve, reject } = statement;
  let stuck: NodeJS.Timeout | undefined;
  const end = currentAllowance().begin(() => {
    stuck = setTimeout(whenStuck, STUCK).unref();
    if (statement.active) cancel(statement);
    else whenActive(statement, () => cancel(statement));
    end();
    reject(new AppError("unavailable"));
  });
  const settle = <V>(how: (value: V) => void) => {
    return (value: V) => {
      clearTimeout(stuck);
      end();
      how(value);
    };
  };
  statement.resolve = settle(resolve);
  statement.reject = settle(reject);
  return sent;
}

/** The driver's own `cancel()` leaves its failures to nobody, which would end the process. */
function cancel(statement: Statement): void {
  statement.canceller?.(statement).catch(() => {});
  statement.canceller = null;
}

/**
 * Told when those sent before it on its connection are answered. Cancelled earlier, the driver would take
 * its answer for that of the statement after it.
 */
function whenActive(statement: Statement, told: () => void): void {
  let active = false;
  Object.defineProperty(statement, "active", {
    get: () => active,
    set(value: boolean) {
      active = value;
      if (value) told();
    },
  });
}

/** Waits for something that is free later, as long as the database may keep this code waiting. */
export function waitInTime<T>(ask: (got: (free: T) => void) => () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const end = currentAllowance().begin(() => {
      end();
      leave();
      reject(new AppError("unavailable"));
    });
    const leave = ask((free) => {
      end();
      resolve(free);
    });
  });
}
