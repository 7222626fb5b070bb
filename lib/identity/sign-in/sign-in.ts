import { transaction } from "@/db/client";
import { redeemAccountLink } from "@/lib/identity/account/account-links";
import { checkPassword } from "@/lib/identity/factors/password";
import { countGuess, countUse, forgetGuesses } from "@/lib/identity/factors/sign-in-limits";
import {
  completeFirstFactor,
  type FirstFactorResult,
  recordRefusal,
} from "@/lib/identity/factors/sign-in-steps";
import type { Device } from "@/lib/identity/session/sessions";

/** The first step by email and password. Null when they don’t match. Throws `rate_limited`. */
export async function signInByPassword(
  input: { email: string; password: string },
  device: Device,
): Promise<FirstFactorResult | null> {
  const email = input.email.trim().toLowerCase();
  await countGuess("password", email, device.address);
  const found = await checkPassword(email, input.password);
  if (!found) return null;
  const { accountId, passwordHash } = found;
  if (!found.right) {
    await transaction((tx) => recordRefusal(tx, accountId, "password", device));
    return null;
  }
  const proof = { accountId, method: "password", device, passwordHash } as const;
  const admission = await transaction((tx) => completeFirstFactor(tx, proof));
  await forgetGuesses("password", email, device.address);
  return admission;
}

/** The first step by a link from a mail, which works once. Throws `expired` and `rate_limited`. */
export async function signInByLink(token: string, device: Device): Promise<FirstFactorResult> {
  await countUse(device.address);
  return transaction(async (tx) => {
    const { accountId } = await redeemAccountLink(tx, "sign_in", token);
    return completeFirstFactor(tx, { accountId, method: "mail", device });
  });
}
