import { countHit, forgetHits, type Limit } from "@/lib/http/limits";
import type { Device } from "@/lib/identity/session/sessions";

/** Seconds within which guesses are counted. */
const GUESS_WINDOW = 15 * 60;

type Kind = "password" | "code";

/** `pair`: one account from one address. The others are looser: guesses spread over many addresses, and a whole office behind one. */
const LIMITS: Record<Kind, { pair: Limit; account: Limit; address: Limit; known: Limit }> = {
  password: {
    pair: { name: "sign-in", max: 5, seconds: GUESS_WINDOW },
    account: { name: "sign-in-account", max: 60, seconds: GUESS_WINDOW },
    address: { name: "sign-in-address", max: 60, seconds: GUESS_WINDOW },
    known: { name: "sign-in-known", max: 5, seconds: GUESS_WINDOW },
  },
  // A code is one of a million, so the account's own limit is what stops guessing.
  code: {
    pair: { name: "sign-in-code", max: 5, seconds: GUESS_WINDOW },
    account: { name: "sign-in-code-account", max: 15, seconds: GUESS_WINDOW },
    address: { name: "sign-in-code-address", max: 60, seconds: GUESS_WINDOW },
    known: { name: "sign-in-code-known", max: 5, seconds: GUESS_WINDOW },
  },
};

/** One guess: at what, of which account, from where. */
export type Guess = {
  what: Kind;
  /** The account as it was named: an id, or an address that perhaps nobody has. */
  account: string;
  address: string;
  /**
   * What the guesser has that strangers lack: a session, or the number of a device that somebody signed
   * in on. Its guesses are counted by themselves, so that nobody else can use them up.
   */
  known?: string | undefined;
};

/** A guess on a device, by somebody who is not signed in. */
export function guessOn(
  device: Device,
  guess: Pick<Guess, "what" | "account"> & { accountId: string | undefined },
): Guess {
  const { accountId, ...rest } = guess;
  const known = accountId && device.known?.get(accountId);
  return { ...rest, address: device.address, known: known && `${accountId} ${known}` };
}

/** Counts one guess at an account's password or code. Throws `rate_limited`. */
export async function countGuess({ what, account, address, known }: Guess): Promise<void> {
  const limits = LIMITS[what];
  if (known) return countHit(limits.known, known);
  // First: whoever is stopped here leaves no more rows behind, whatever accounts they make up.
  await countHit(limits.address, address);
  await countHit(limits.pair, `${account} ${address}`);
  await countHit(limits.account, account);
}

/** Forgets the guesses of one account from one place, after a right one. */
export async function forgetGuesses({ what, account, address, known }: Guess): Promise<void> {
  const limits = LIMITS[what];
  if (known) return forgetHits(limits.known, known);
  await forgetHits(limits.pair, `${account} ${address}`);
}

/** Links and passkeys that don't work, which are too long to guess: only floods are stopped. */
const MISSES: Limit = { name: "sign-in-use", max: 60, seconds: GUESS_WINDOW };

/** Counts a link or passkey that doesn't work; one that does is never refused. Throws `rate_limited`. */
export async function countMiss(address: string): Promise<void> {
  await countHit(MISSES, address);
}

const CHALLENGE: Limit = { name: "passkey-challenge", max: 1, seconds: 60 * 60 };

/** Uses a passkey challenge up. Throws `rate_limited` the second time. */
export async function spendChallenge(challenge: string): Promise<void> {
  await countHit(CHALLENGE, challenge);
}
