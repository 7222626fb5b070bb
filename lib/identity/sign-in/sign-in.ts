import { transaction } from "@/db/client";
import { redeemAccountLink, requireLink } from "@/lib/identity/account/account-links";
import { findByAddress, isPassword } from "@/lib/identity/factors/password";
import { countGuess, forgetGuesses, guessOn } from "@/lib/identity/factors/sign-in-limits";
import {
  completeFirstFactor,
  type FirstFactorResult,
  recordRefusal,
} from "@/lib/identity/factors/sign-in-steps";
import type { Device } from "@/lib/identity/session/sessions";

/**
 * The first step by email and password. Null when they don’t match. Throws `rate_limited`: strangers
 * share the tries of an account and of an address, a device that somebody signed in on has its own.
 */
export async function signInByPassword(
  input: { email: string; password: string },
  device: Device,
): Promise<FirstFactorResult | null> {
  const email = input.email.trim().toLowerCase();
  const found = await findByAddress(email);
  const guess = guessOn(device, { what: "password", account: email, accountId: found?.accountId });
  await countGuess(guess);
  const right = await isPassword(found?.passwordHash, input.password);
  if (!found) return null;
  const { accountId, passwordHash } = found;
  if (!right) {
    await transaction((tx) => recordRefusal(tx, accountId, "password", device));
    return null;
  }
  const proof = { accountId, method: "password", device, passwordHash } as const;
  const admission = await transaction((tx) => completeFirstFactor(tx, proof));
  await forgetGuesses(guess);
  return admission;
}

/** The first step by a link from a mail, which works once. Throws `expired`, and `rate_limited` for many that don't work. */
export async function signInByLink(token: string, device: Device): Promise<FirstFactorResult> {
  await requireLink("sign_in", token, device);
  return transaction(async (tx) => {
    const { accountId } = await redeemAccountLink(tx, "sign_in", token);
    return completeFirstFactor(tx, { accountId, method: "mail", device });
  });
}
