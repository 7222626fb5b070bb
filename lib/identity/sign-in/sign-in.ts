import { transaction } from "@/db/client";
import { takeAccountLink } from "@/lib/identity/account/account-links";
import { type Admission, admit, recordRefusal } from "@/lib/identity/factors/admit";
import { checkPassword } from "@/lib/identity/factors/password";
import { countGuess, countUse, forgetGuesses } from "@/lib/identity/factors/sign-in-limits";
import type { Device } from "@/lib/identity/session/sessions";

/** The first step by email and password. Null when they don’t match. Throws `rate_limited`. */
export async function signInByPassword(
  input: { email: string; password: string },
  device: Device,
): Promise<Admission | null> {
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
  const admission = await transaction((tx) => admit(tx, proof));
  await forgetGuesses("password", email, device.address);
  return admission;
}

/** The first step by a link from a mail, which works once. Throws `expired` and `rate_limited`. */
export async function signInByLink(token: string, device: Device): Promise<Admission> {
  await countUse(device.address);
  return transaction(async (tx) => {
    const { accountId } = await takeAccountLink(tx, "sign_in", token);
    return admit(tx, { accountId, method: "mail", device });
  });
}
