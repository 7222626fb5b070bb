import { eq } from "drizzle-orm";
import { database, type Tx, transaction } from "@/db/client";
import { accounts } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import {
  endAccountLinks,
  redeemAccountLink,
  requireLink,
} from "@/lib/identity/account/account-links";
import { queueAccountMail } from "@/lib/identity/account/account-mails";
import type { FreshActor } from "@/lib/identity/actor";
import { hashPassword } from "@/lib/identity/factors/password";
import {
  type PasswordOwner,
  requireGoodPassword,
} from "@/lib/identity/factors/require-good-password";
import { completeFirstFactor, type FirstFactorResult } from "@/lib/identity/factors/sign-in-steps";
import { listOwnShops } from "@/lib/identity/session/own-shops";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import { type Device, endAllSessions } from "@/lib/identity/session/sessions";

/** Sets or changes one's own password; every other device is signed out, and the owner gets a notice. Throws `invalid` for one that others would try. */
export async function setPassword(
  actor: FreshActor,
  { password }: { password: string },
  device: Device,
): Promise<void> {
  const { accountId, sessionId } = actor;
  await requireGoodPassword(password, await readPasswordOwner(accountId));
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
 * first step of signing in: a second factor is still asked for. Throws `expired`, `rate_limited`, and `invalid` for one that others would try.
 */
export async function resetPassword(
  token: string,
  { password }: { password: string },
  device: Device,
): Promise<FirstFactorResult> {
  // Hashing is dear, and not for those without a link.
  const link = await requireLink("reset", token, device);
  await requireGoodPassword(password, await readPasswordOwner(link.accountId));
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

/** What a password of this account must not be made of. Throws `unauthorized`. */
async function readPasswordOwner(accountId: string): Promise<PasswordOwner> {
  const [[account], shops] = await Promise.all([
    database().select({ email: accounts.email }).from(accounts).where(eq(accounts.id, accountId)),
    listOwnShops({ accountId }),
  ]);
  if (!account) throw new AppError("unauthorized");
  return { email: account.email, shops: shops.map(({ name }) => name) };
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
