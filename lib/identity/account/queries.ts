import { and, asc, desc, eq, isNotNull, isNull, lt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { accountEvents, accounts, passkeys, recoveryCodes, sessions } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { Locale } from "@/lib/i18n/locales";
import type { AccountActor, FreshActor } from "@/lib/identity/actor";
import { describeTotp } from "@/lib/identity/factors/codes";
import type { AccountEventType } from "@/lib/identity/session/record-account-event";
import { isLive } from "@/lib/identity/session/sessions";

export type OwnAccount = {
  email: string;
  name: string;
  /** What customers read in its place. */
  publicName: string | null;
  locale: Locale | null;
  hasPassword: boolean;
  secondFactor: "off" | "on";
  /** Recovery codes that still work. */
  codesLeft: number;
};

/** One's own account. Throws `unauthorized`. */
export async function readAccount({ accountId }: AccountActor): Promise<OwnAccount> {
  const [account] = await database()
    .select({
      email: accounts.email,
      name: accounts.name,
      publicName: accounts.publicName,
      locale: accounts.locale,
      hasPassword: sql<boolean>`${accounts.passwordHash} is not null`,
      confirmedAt: accounts.totpConfirmedAt,
      codesLeft: database().$count(
        recoveryCodes,
        and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt)),
      ),
    })
    .from(accounts)
    .where(eq(accounts.id, accountId));
  if (!account) throw new AppError("unauthorized");
  const { confirmedAt, ...rest } = account;
  return { ...rest, secondFactor: confirmedAt ? "on" : "off" };
}

/** The secret that waits to be confirmed, as an app takes it in; null when none does. */
export async function readPendingTotp({ accountId }: FreshActor) {
  const [account] = await database()
    .select({ sealed: accounts.totpSealed, email: accounts.email })
    .from(accounts)
    .where(
      and(
        eq(accounts.id, accountId),
        isNull(accounts.totpConfirmedAt),
        isNotNull(accounts.totpSealed),
      ),
    );
  return account?.sealed ? describeTotp(account.sealed, account.email) : null;
}

export type OwnPasskey = { id: string; name: string; createdAt: Date; lastUsedAt: Date | null };

/** One's own passkeys, oldest first. */
export function listPasskeys({ accountId }: AccountActor): Promise<OwnPasskey[]> {
  return database()
    .select({
      id: passkeys.id,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      lastUsedAt: passkeys.lastUsedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.accountId, accountId))
    .orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

export type OwnSession = {
  id: string;
  userAgent: string;
  address: string;
  createdAt: Date;
  seenAt: Date;
  /** The device that asks. */
  own: boolean;
};

const SESSIONS_SHOWN = 50;

/** Devices signed in right now: this one first, then the latest seen. */
export async function listSessions(actor: AccountActor): Promise<OwnSession[]> {
  const own = sql<boolean>`${sessions.id} = ${actor.sessionId}`;
  return database()
    .select({
      id: sessions.id,
      userAgent: sessions.userAgent,
      address: sessions.address,
      createdAt: sessions.createdAt,
      seenAt: sessions.seenAt,
      own,
    })
    .from(sessions)
    .where(and(eq(sessions.accountId, actor.accountId), isLive))
    .orderBy(desc(own), desc(sessions.seenAt))
    .limit(SESSIONS_SHOWN);
}

export type AccountLogRow = {
  id: number;
  type: AccountEventType;
  at: Date;
  address: string;
  data: Record<string, string | number | boolean>;
  /** What the device that did it called itself; null for somebody not signed in. */
  userAgent: string | null;
};

/** One page of the account log, newest first; `before` is the last id of the page before. */
export async function listAccountEvents(
  { accountId }: AccountActor,
  { before, limit }: { before: number | null; limit: number },
): Promise<{ rows: AccountLogRow[]; next: number | null }> {
  const rows = await database()
    .select({
      id: accountEvents.id,
      type: accountEvents.type,
      at: accountEvents.at,
      address: accountEvents.address,
      data: accountEvents.data,
      userAgent: sessions.userAgent,
    })
    .from(accountEvents)
    .leftJoin(sessions, eq(sessions.id, accountEvents.sessionId))
    .where(
      and(
        eq(accountEvents.accountId, accountId),
        before === null ? undefined : lt(accountEvents.id, before),
      ),
    )
    .orderBy(desc(accountEvents.id))
    .limit(limit + 1);
  const shown = rows.slice(0, limit);
  return { rows: shown, next: rows.length > limit ? (shown.at(-1)?.id ?? null) : null };
}
