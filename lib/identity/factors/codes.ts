import { createHash, randomInt } from "node:crypto";
import { and, eq, inArray, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import { Secret, TOTP } from "otpauth";
import type { Tx } from "@/db/client";
import { accounts, recoveryCodes } from "@/db/schema";
import { seal, unseal } from "@/lib/base/seal";
import { hashSecret, newSalt } from "@/lib/identity/factors/password";

const PERIOD = 30;
const SIX_DIGITS = /^\d{6}$/;
/** Without letters and digits that look alike. */
const LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
const CODE_LENGTH = 12;
const CODE_COUNT = 10;

function totpOf(secret: Secret, email: string): TOTP {
  return new TOTP({ issuer: "Starloop", label: email, secret, digits: 6, period: PERIOD });
}

/** A new secret for an authenticator app, sealed for the database. */
export function newTotpSecret(): Buffer {
  return seal("totp", new Secret({ size: 20 }).base32);
}

/** The secret as an app takes it in: the address behind the QR code, and the letters to type. */
export function describeTotp(sealed: Buffer, email: string): { uri: string; secret: string } {
  const secret = openSecret(sealed);
  return { uri: totpOf(secret, email).toString(), secret: secret.base32 };
}

function openSecret(sealed: Buffer): Secret {
  const plain = unseal("totp", sealed);
  if (plain === null) throw new Error("The second factor cannot be opened with this APP_KEY.");
  return Secret.fromBase32(plain);
}

/** The 30-second step a code belongs to: now, or one beside it for clocks that differ. Null for a wrong code. */
export function stepOfCode(sealed: Buffer, typed: string): number | null {
  const token = typed.replace(/\s/g, "");
  if (!SIX_DIGITS.test(token)) return null;
  const now = Date.now();
  const totp = totpOf(openSecret(sealed), "");
  const delta = totp.validate({ token, window: 1, timestamp: now });
  return delta === null ? null : Math.floor(now / 1000 / PERIOD) + delta;
}

/** Uses up a code of the app or a recovery code; each works once, whatever runs in parallel. */
export async function redeemCode(
  tx: Tx,
  accountId: string,
  typed: string,
): Promise<"app" | "recovery" | null> {
  const [account] = await tx
    .select({ sealed: accounts.totpSealed, confirmedAt: accounts.totpConfirmedAt })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!account?.sealed || !account.confirmedAt) return null;
  const step = stepOfCode(account.sealed, typed);
  if (step !== null) return (await spendStep(tx, accountId, step)) ? "app" : null;
  return (await redeemRecoveryCode(tx, accountId, typed)) ? "recovery" : null;
}

async function spendStep(tx: Tx, accountId: string, step: number): Promise<boolean> {
  const taken = await tx
    .update(accounts)
    .set({ totpLastStep: step })
    .where(
      and(
        eq(accounts.id, accountId),
        isNotNull(accounts.totpConfirmedAt),
        or(isNull(accounts.totpLastStep), lt(accounts.totpLastStep, step)),
      ),
    )
    .returning({ id: accounts.id });
  return taken.length > 0;
}

async function redeemRecoveryCode(tx: Tx, accountId: string, typed: string): Promise<boolean> {
  const unused = and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt));
  const salts = await tx
    .selectDistinct({ salt: recoveryCodes.salt })
    .from(recoveryCodes)
    .where(unused);
  const fingerprint = fingerprintOf(accountId, typed);
  const hashes = await Promise.all(
    salts.map(({ salt }) => (salt ? hashSecret(fingerprint, salt) : fingerprint)),
  );
  if (hashes.length === 0) return false;
  const taken = await tx
    .update(recoveryCodes)
    .set({ usedAt: sql`now()` })
    .where(and(unused, inArray(recoveryCodes.codeHash, hashes)))
    .returning({ accountId: recoveryCodes.accountId });
  return taken.length > 0;
}

/** Replaces an account's recovery codes and returns the new ones; only their hashes are stored. */
export async function replaceRecoveryCodes(tx: Tx, accountId: string): Promise<string[]> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
  const codes = Array.from({ length: CODE_COUNT }, newCode);
  // One for all ten: a code that is typed in is hashed once, not ten times.
  const salt = newSalt();
  const rows = codes.map(async (code) => ({
    accountId,
    salt,
    codeHash: await hashSecret(fingerprintOf(accountId, code), salt),
  }));
  await tx.insert(recoveryCodes).values(await Promise.all(rows));
  return codes;
}

function newCode(): string {
  const letters = Array.from({ length: CODE_LENGTH }, () => LETTERS[randomInt(LETTERS.length)]);
  return letters.join("").replace(/(.{4})(?=.)/g, "$1-");
}

/** What is hashed of a code, and what older versions stored: spaces, hyphens and capitals make no difference. */
function fingerprintOf(accountId: string, typed: string): Buffer {
  const code = typed.toLowerCase().replace(/[^a-z0-9]/g, "");
  return createHash("sha256").update(`${accountId}:${code}`).digest();
}
