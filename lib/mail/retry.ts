import { DAY, HOUR, MINUTE, SECOND } from "@/lib/base/time";
import type { TransportName } from "@/lib/base/vocabularies";

/** How long a mail is tried before it is given up. */
const TRY_FOR = 2 * DAY;
const LONGEST_PAUSE = HOUR;
/** Asking whether a server is back costs little, and people wait for what it holds. */
const LONGEST_PAUSE_UNREACHABLE = 5 * MINUTE;
/** Resend forgets an idempotency key after 24 hours; past this, a repeat could be a second mail. */
const UNCLEAR_FOR = 23 * HOUR;

/**
 * Milliseconds until the next try after `attempts` tries, growing by half and capped; null when it
 * is time to give up. `age` is the time since the first try.
 */
export function pauseAfter(attempts: number, age: number, unreachable: boolean): number | null {
  if (age >= TRY_FOR) return null;
  const cap = unreachable ? LONGEST_PAUSE_UNREACHABLE : LONGEST_PAUSE;
  return Math.min(cap, Math.round(5 * SECOND * 1.5 ** (attempts - 1)));
}

/** An SMTP server cannot tell a repeat from a new mail: after so many tries without an answer a person decides. */
const UNCLEAR_TRIES = 3;

/** Whether a mail that may have been accepted already may be tried once more without a person deciding. */
export function mayRepeat(tried: {
  transport: TransportName | null;
  unclearAttempts: number;
  age: number;
}): boolean {
  if (tried.age >= UNCLEAR_FOR) return false;
  return tried.transport !== "smtp" || tried.unclearAttempts < UNCLEAR_TRIES;
}
