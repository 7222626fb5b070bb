import { countHit, forgetHits, type Limit } from "@/lib/http/limits";

/** Seconds within which guesses are counted. */
const GUESS_WINDOW = 15 * 60;

type Guess = "password" | "code";

/** `pair`: one account from one address. The others are looser: guesses spread over many addresses, and a whole office behind one. */
const LIMITS: Record<Guess, { pair: Limit; account: Limit; address: Limit }> = {
  password: {
    pair: { name: "sign-in", max: 5, seconds: GUESS_WINDOW },
    account: { name: "sign-in-account", max: 60, seconds: GUESS_WINDOW },
    address: { name: "sign-in-address", max: 60, seconds: GUESS_WINDOW },
  },
  // A code is one of a million, so the account's own limit is what stops guessing.
  code: {
    pair: { name: "sign-in-code", max: 5, seconds: GUESS_WINDOW },
    account: { name: "sign-in-code-account", max: 15, seconds: GUESS_WINDOW },
    address: { name: "sign-in-code-address", max: 60, seconds: GUESS_WINDOW },
  },
};

/** Counts one guess at an account's password or code. Throws `rate_limited`. */
export async function countGuess(what: Guess, account: string, address: string): Promise<void> {
  const { pair, account: perAccount, address: perAddress } = LIMITS[what];
  // First: whoever is stopped here leaves no more rows behind, whatever accounts they make up.
  await countHit(perAddress, address);
  await countHit(pair, `${account} ${address}`);
  await countHit(perAccount, account);
}

/** Forgets the guesses of one account from one address, after a right one. */
export async function forgetGuesses(what: Guess, account: string, address: string): Promise<void> {
  await forgetHits(LIMITS[what].pair, `${account} ${address}`);
}

/** Uses of links and passkeys, which are too long to guess: only floods are stopped. */
const USES: Limit = { name: "sign-in-use", max: 60, seconds: GUESS_WINDOW };

/** Counts one use of a link or passkey. Throws `rate_limited`. */
export async function countUse(address: string): Promise<void> {
  await countHit(USES, address);
}

const CHALLENGE: Limit = { name: "passkey-challenge", max: 1, seconds: 60 * 60 };

/** Uses a passkey challenge up. Throws `rate_limited` the second time. */
export async function spendChallenge(challenge: string): Promise<void> {
  await countHit(CHALLENGE, challenge);
}
