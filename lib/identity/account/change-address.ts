import { and, eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { accounts } from "@/db/schema";
import { brokenConstraint } from "@/lib/base/broken-constraint";
import { AppError } from "@/lib/base/errors";
import { countHit, type Limit } from "@/lib/http/limits";
import { endAccountLinks, redeemAccountLink } from "@/lib/identity/account/account-links";
import { queueAccountMail } from "@/lib/identity/account/account-mails";
import type { AccountActor, FreshActor } from "@/lib/identity/actor";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import type { Device } from "@/lib/identity/session/sessions";
import { requireInstallationMail } from "@/lib/mail/installation-mail";

const ASKS: Limit = { name: "address-change", max: 5, seconds: 60 * 60 };

/**
 * Asks the new address to confirm that it is read by the same person. For an address with an account
 * of its own the answer is the same, and its owner is told instead. Throws `rate_limited`, `no_sign_in_mail`.
 */
export async function requestAddressChange(
  actor: FreshActor,
  { email }: { email: string },
  device: Device,
): Promise<void> {
  const { accountId, sessionId } = actor;
  await requireInstallationMail();
  await countHit(ASKS, accountId);
  await transaction(async (tx) => {
    const own = await read(tx, eq(accounts.id, accountId));
    if (!own || own.email === email) return;
    const { address } = device;
    await recordAccountEvent(tx, { accountId, type: "email.asked", sessionId, address });
    const taken = await read(tx, eq(accounts.email, email));
    if (taken) {
      const to = { address: taken.email, name: taken.name };
      await queueAccountMail(tx, { kind: "auth.notice", notice: "taken", accountId: taken.id, to });
    } else {
      const to = { address: email, name: own.name };
      await queueAccountMail(tx, { kind: "auth.email", accountId, to });
    }
  });
}

async function read(tx: Tx, which: ReturnType<typeof eq>) {
  const [account] = await tx
    .select({ id: accounts.id, email: accounts.email, name: accounts.name })
    .from(accounts)
    .where(which);
  return account;
}

/**
 * Takes the address behind a link, for whoever asked for it and is signed in; tells the old address
 * and ends the links that went there. Throws `expired`, also when the address was taken meanwhile.
 */
export async function confirmAddress(
  actor: AccountActor,
  token: string,
  device: Device,
): Promise<void> {
  const { accountId, sessionId } = actor;
  try {
    await transaction(async (tx) => {
      const link = await redeemAccountLink(tx, "email", token);
      if (link.accountId !== accountId || !link.newEmail) throw new AppError("expired");
      const old = await read(tx, eq(accounts.id, accountId));
      if (!old) throw new AppError("expired");
      await tx
        .update(accounts)
        .set({ email: link.newEmail })
        .where(and(eq(accounts.id, accountId), eq(accounts.email, old.email)));
      await endAccountLinks(tx, accountId);
      const { address } = device;
      await recordAccountEvent(tx, { accountId, type: "email.changed", sessionId, address });
      const to = { address: old.email, name: old.name };
      await queueAccountMail(tx, { kind: "auth.notice", notice: "address", accountId, to });
    });
  } catch (error) {
    if (brokenConstraint(error) === "accounts_email") throw new AppError("expired");
    throw error;
  }
}
