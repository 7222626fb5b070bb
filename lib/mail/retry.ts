import { DAY, HOUR, MINUTE, SECOND } from "@/lib/base/time";

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

/** Whether a try with unknown outcome is too old to be repeated without a person deciding. */
export function tooOldToRepeat(age: number): boolean {
  return age >= UNCLEAR_FOR;
}
