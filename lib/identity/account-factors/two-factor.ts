import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { accounts, recoveryCodes } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { type Notice, queueAccountMail } from "@/lib/identity/account/account-mails";
import type { FreshActor } from "@/lib/identity/actor";
import { newTotpSecret, replaceRecoveryCodes, stepOfCode } from "@/lib/identity/factors/codes";
import { countGuess, forgetGuesses } from "@/lib/identity/factors/sign-in-limits";
import {
  type AccountEventType,
  recordAccountEvent,
} from "@/lib/identity/session/record-account-event";
import type { Device } from "@/lib/identity/session/sessions";

/** Makes a secret for an app to take in; nothing is asked for until a code confirms it. */
export async function beginTwoFactor({ accountId }: FreshActor): Promise<void> {
  await transaction((tx) =>
    tx
      .update(accounts)
      .set({ totpSealed: newTotpSecret() })
      .where(and(eq(accounts.id, accountId), isNull(accounts.totpConfirmedAt))),
  );
}

/** Forgets a secret that was never confirmed. */
export async function cancelTwoFactor({ accountId }: FreshActor): Promise<void> {
  await transaction((tx) =>
    tx
      .update(accounts)
      .set({ totpSealed: null })
      .where(and(eq(accounts.id, accountId), isNull(accounts.totpConfirmedAt))),
  );
}

/**
 * Switches the second factor on with a code from the app. Returns the recovery codes, the only time
 * they can be read. Throws `invalid` for a wrong code, `expired` without a secret to confirm, `rate_limited`.
 */
export async function confirmTwoFactor(
  actor: FreshActor,
  { code }: { code: string },
  device: Device,
): Promise<string[]> {
  const { accountId, sessionId: known } = actor;
  const guess = { what: "code", account: accountId, address: device.address, known } as const;
  await countGuess(guess);
  const codes = await transaction(async (tx) => {
    const [account] = await tx
      .select()
      .from(accounts)
      .where(eq(accounts.id, accountId))
      .for("update");
    if (!account?.totpSealed || account.totpConfirmedAt) throw new AppError("expired");
    const step = stepOfCode(account.totpSealed, code);
    if (step === null) throw new AppError("invalid", { fields: { code: "codeWrong" } });
    await tx
      .update(accounts)
      .set({ totpConfirmedAt: new Date(), totpLastStep: step })
      .where(eq(accounts.id, accountId));
    await tell(tx, actor, device, { type: "totp.on", notice: "totp_on", account });
    return replaceRecoveryCodes(tx, accountId);
  });
  await forgetGuesses(guess);
  return codes;
}

/** Replaces the recovery codes; the old ones stop working. Throws `expired` while the second factor is off. */
export async function makeRecoveryCodes(actor: FreshActor, device: Device): Promise<string[]> {
  const { accountId, sessionId } = actor;
  return transaction(async (tx) => {
    const [account] = await tx
      .select()
      .from(accounts)
      .where(and(eq(accounts.id, accountId), isNotNull(accounts.totpConfirmedAt)))
      .for("update");
    if (!account) throw new AppError("expired");
    const { address } = device;
    await recordAccountEvent(tx, { accountId, type: "codes.made", sessionId, address });
    return replaceRecoveryCodes(tx, accountId);
  });
}

/** Switches the second factor off, with its recovery codes. Off already, it stays so. */
export async function switchOffTwoFactor(actor: FreshActor, device: Device): Promise<void> {
  await transaction(async (tx) => {
    const account = await deleteTwoFactor(tx, actor.accountId);
    if (account) await tell(tx, actor, device, { type: "totp.off", notice: "totp_off", account });
  });
}

type Account = { email: string; name: string };

/** Takes the app's secret and the recovery codes away; for the owner, and for the operator on their behalf. */
export async function deleteTwoFactor(tx: Tx, accountId: string): Promise<Account | undefined> {
  const [account] = await tx
    .update(accounts)
    .set({ totpSealed: null, totpConfirmedAt: null, totpLastStep: null })
    .where(and(eq(accounts.id, accountId), isNotNull(accounts.totpConfirmedAt)))
    .returning({ email: accounts.email, name: accounts.name });
  if (account) await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  return account;
}

async function tell(
  tx: Tx,
  { accountId, sessionId }: FreshActor,
  { address }: Device,
  { type, notice, account }: { type: AccountEventType; notice: Notice; account: Account },
): Promise<void> {
  await recordAccountEvent(tx, { accountId, type, sessionId, address });
  const to = { address: account.email, name: account.name };
  await queueAccountMail(tx, { kind: "auth.notice", notice, accountId, to });
}
