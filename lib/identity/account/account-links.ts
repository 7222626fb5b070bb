import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { accountLinks, accounts } from "@/db/schema";
import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import { hashToken, looksLikeToken, newToken } from "@/lib/base/tokens";
import type { ACCOUNT_LINK_PURPOSES } from "@/lib/base/vocabularies";
import { countMiss } from "@/lib/identity/factors/sign-in-limits";
import type { Device } from "@/lib/identity/session/sessions";

/** What a secret link in an account's mail is for. */
export type AccountLinkPurpose = (typeof ACCOUNT_LINK_PURPOSES)[number];

/** Minutes each kind of link works. */
export const LINK_MINUTES: Record<AccountLinkPurpose, number> = {
  sign_in: 15,
  reset: 60,
  email: 24 * 60,
};

const PATH: Record<AccountLinkPurpose, string> = {
  sign_in: "/sign-in/link",
  reset: "/reset",
  email: "/confirm-address",
};

type NewAccountLink = {
  accountId: string;
  purpose: AccountLinkPurpose;
  /** The new address, of a link that confirms one. */
  email?: string;
};

/**
 * Makes a link and returns its address; only the token's hash is stored. Older ones go on working until
 * one is used, or strangers who ask for links could end those that their owner reads; a new address
 * alone, which only its account asks for, replaces the one before.
 */
export async function createAccountLink(tx: Tx, link: NewAccountLink): Promise<string> {
  const { accountId, purpose, email } = link;
  await lockAccount(tx, accountId);
  if (purpose === "email") await endAccountLinks(tx, accountId, purpose);
  const token = newToken();
  await tx.insert(accountLinks).values({
    accountId,
    purpose,
    email,
    tokenHash: hashToken(token),
    expiresAt: sql`now() + make_interval(mins => ${LINK_MINUTES[purpose]})`,
  });
  return `${env().APP_URL}${PATH[purpose]}/${token}`;
}

/** Ends the links of an account that are still good; of one kind, or of all. */
export async function endAccountLinks(
  tx: Tx,
  accountId: string,
  purpose?: AccountLinkPurpose,
): Promise<void> {
  await tx
    .update(accountLinks)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(accountLinks.accountId, accountId),
        isNull(accountLinks.endedAt),
        purpose && eq(accountLinks.purpose, purpose),
      ),
    );
}

/** A link that works right now. */
export type ValidAccountLink = { accountId: string; email: string; newEmail: string | null };

function isValid(purpose: AccountLinkPurpose, token: string) {
  return and(
    eq(accountLinks.tokenHash, hashToken(token)),
    eq(accountLinks.purpose, purpose),
    isNull(accountLinks.endedAt),
    gt(accountLinks.expiresAt, sql`now()`),
  );
}

/** Whose link this is, for one purpose alone; null when it is unknown, used or over. Only reads. */
export async function readAccountLink(
  purpose: AccountLinkPurpose,
  token: string,
): Promise<ValidAccountLink | null> {
  if (!looksLikeToken(token)) return null;
  const [link] = await database()
    .select({
      accountId: accountLinks.accountId,
      email: accounts.email,
      newEmail: accountLinks.email,
    })
    .from(accountLinks)
    .innerJoin(accounts, eq(accounts.id, accountLinks.accountId))
    .where(isValid(purpose, token));
  return link ?? null;
}

/** Throws `expired` for a link that doesn't work, and `rate_limited` for many from one address. */
export async function requireLink(
  purpose: AccountLinkPurpose,
  token: string,
  device: Device,
): Promise<ValidAccountLink> {
  const link = await readAccountLink(purpose, token);
  if (link) return link;
  await countMiss(device.address);
  throw new AppError("expired");
}

/** Uses a link up, and its account's others of the kind; of several at once one gets it. Throws `expired` when it is unknown, used or over. */
export async function redeemAccountLink(
  tx: Tx,
  purpose: AccountLinkPurpose,
  token: string,
): Promise<{ accountId: string; newEmail: string | null }> {
  const link = await readAccountLink(purpose, token);
  if (!link) throw new AppError("expired");
  await lockAccount(tx, link.accountId);
  const taken = await tx
    .update(accountLinks)
    .set({ endedAt: sql`now()` })
    .where(isValid(purpose, token))
    .returning({ id: accountLinks.id });
  if (taken.length === 0) throw new AppError("expired");
  await endAccountLinks(tx, link.accountId, purpose);
  return link;
}

/** Everything that makes, uses or ends links locks the account first, so that no two wait for each other. */
async function lockAccount(tx: Tx, accountId: string): Promise<void> {
  await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.id, accountId))
    .for("update");
}
