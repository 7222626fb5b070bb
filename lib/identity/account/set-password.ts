import { eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { accounts } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import {
  endAccountLinks,
  readAccountLink,
  redeemAccountLink,
} from "@/lib/identity/account/account-links";
import { queueAccountMail } from "@/lib/identity/account/account-mails";
import type { FreshActor } from "@/lib/identity/actor";
import { hashPassword } from "@/lib/identity/factors/password";
import { countUse } from "@/lib/identity/factors/sign-in-limits";
import { completeFirstFactor, type FirstFactorResult } from "@/lib/identity/factors/sign-in-steps";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import { type Device, endAllSessions } from "@/lib/identity/session/sessions";

/** Sets or changes one's own password; every other device is signed out, and the owner gets a notice. */
export async function setPassword(
  actor: FreshActor,
  { password }: { password: string },
  device: Device,
): Promise<void> {
  const { accountId, sessionId } = actor;
  const passwordHash = await hashPassword(password);
  await transaction(async (tx) => {
    await store(tx, accountId, passwordHash);
    const ended = await endAllSessions(tx, accountId, sessionId);
    const { address } = device;
    const data = { sessions: ended };
    await recordAccountEvent(tx, { accountId, type: "password.set", sessionId, address, data });
  });
}

/**
 * Sets the password of whoever reads the account's mail, and ends all sessions and links. It is a
 * first step of signing in: a second factor is still asked for. Throws `expired` and `rate_limited`.
 */
export async function resetPassword(
  token: string,
  { password }: { password: string },
  device: Device,
): Promise<FirstFactorResult> {
  await countUse(device.address);
  // Hashing is dear, and not for those without a link.
  if (!(await readAccountLink("reset", token))) throw new AppError("expired");
  const passwordHash = await hashPassword(password);
  return transaction(async (tx) => {
    const { accountId } = await redeemAccountLink(tx, "reset", token);
    await store(tx, accountId, passwordHash);
    const sessions = await endAllSessions(tx, accountId);
    const { address } = device;
    await recordAccountEvent(tx, {
      accountId,
      type: "password.reset",
      address,
      data: { sessions },
    });
    return completeFirstFactor(tx, { accountId, method: "mail", device });
  });
}

async function store(tx: Tx, accountId: string, passwordHash: string): Promise<void> {
  const [account] = await tx
    .update(accounts)
    .set({ passwordHash })
    .where(eq(accounts.id, accountId))
    .returning({ email: accounts.email, name: accounts.name });
  if (!account) throw new AppError("unauthorized");
  await endAccountLinks(tx, accountId);
  const to = { address: account.email, name: account.name };
  await queueAccountMail(tx, { kind: "auth.notice", notice: "password", accountId, to });
}
