import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { accounts } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { redeemCode } from "@/lib/identity/factors/codes";
import { countGuess, forgetGuesses, guessOn } from "@/lib/identity/factors/sign-in-limits";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import { createSession, type Device, type SignInMethod } from "@/lib/identity/session/sessions";

/** Somebody who has passed the first step and owes the code; carried sealed by the device, no session yet. */
export type PendingSignIn = {
  accountId: string;
  method: SignInMethod;
  /** Of the password and the app's secret: a change of either ends the attempt. */
  stamp: string;
};

/** What a first step leads to. */
export type FirstFactorResult = { sessionId: string } | { pending: PendingSignIn };

type Account = typeof accounts.$inferSelect;
type Proof = {
  accountId: string;
  method: SignInMethod;
  device: Device;
  /** Of the password that was right; one that was changed since counts no more. */
  passwordHash?: string | null;
};

/** Lets in somebody who passed the first step, or says that the second one is due. A passkey counts as both. */
export async function completeFirstFactor(tx: Tx, proof: Proof): Promise<FirstFactorResult> {
  const { accountId, method, device, passwordHash } = proof;
  const account = await lockAccountRow(tx, accountId);
  if (!account) throw new AppError("expired");
  if (passwordHash !== undefined && account.passwordHash !== passwordHash) {
    throw new AppError("expired");
  }
  if (account.totpConfirmedAt && method !== "passkey") {
    return { pending: { accountId, method, stamp: stampOf(account) } };
  }
  return { sessionId: await createSession(tx, { accountId, method, device }) };
}

/**
 * The second step: a code of the app or a recovery code. Returns the new session.
 * Throws `expired` when the first step no longer counts, `invalid` for a wrong or used code, `rate_limited`.
 */
export async function completeSecondFactor(
  pending: PendingSignIn,
  code: string,
  device: Device,
): Promise<string> {
  const { accountId, method, stamp } = pending;
  // Whoever came by an emailed link is not stopped by the guesses of somebody who knows the password.
  const account = `${accountId} ${method}`;
  const guess = guessOn(device, { what: "code", account, accountId });
  await countGuess(guess);
  const sessionId = await transaction(async (tx) => {
    const account = await lockAccountRow(tx, accountId);
    if (!account?.totpConfirmedAt || stampOf(account) !== stamp) throw new AppError("expired");
    const taken = await redeemCode(tx, accountId, code);
    if (!taken) {
      await recordRefusal(tx, accountId, "code", device);
      return null;
    }
    if (taken === "recovery") await recordCodeUse(tx, accountId, device);
    return createSession(tx, { accountId, method, device });
  });
  if (!sessionId) throw new AppError("invalid", { fields: { code: "codeWrong" } });
  await forgetGuesses(guess);
  return sessionId;
}

/** Whether somebody on the second step may still finish it. */
export async function isStillPending({ accountId, stamp }: PendingSignIn): Promise<boolean> {
  return transaction(async (tx) => {
    const account = await readAccountRow(tx, accountId);
    return Boolean(account?.totpConfirmedAt) && account !== undefined && stampOf(account) === stamp;
  });
}

/** Writes down a try that was refused. */
export async function recordRefusal(
  tx: Tx,
  accountId: string,
  method: "password" | "code" | "passkey",
  device: Device,
): Promise<void> {
  const { address } = device;
  await recordAccountEvent(tx, { accountId, type: "session.refused", address, data: { method } });
}

/** Writes down that a recovery code is used up. */
export async function recordCodeUse(tx: Tx, accountId: string, device: Device): Promise<void> {
  await recordAccountEvent(tx, { accountId, type: "code.used", address: device.address });
}

/** Locked, so that a session cannot slip in beside a change of password, which locks the row first. */
async function lockAccountRow(tx: Tx, accountId: string): Promise<Account | undefined> {
  const [account] = await tx
    .select()
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for("no key update");
  return account;
}

async function readAccountRow(tx: Tx, accountId: string): Promise<Account | undefined> {
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
  return account;
}

function stampOf({ passwordHash, totpSealed }: Account): string {
  const hash = createHash("sha256").update(passwordHash ?? "");
  return hash.update(totpSealed ?? "").digest("base64url");
}
