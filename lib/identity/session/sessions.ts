import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { database, type Tx } from "@/db/client";
import { sessions } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { SIGN_IN_METHODS } from "@/lib/base/vocabularies";
import type { AccountActor } from "@/lib/identity/actor";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";

export type SignInMethod = (typeof SIGN_IN_METHODS)[number];

/**
 * Where a session is: the client's address, what its browser calls itself, and the numbers by which it
 * is known, by account, since somebody signed in there.
 */
export type Device = {
  address: string;
  userAgent: string;
  known?: ReadonlyMap<string, string>;
};

/** Idle longer than this, a session is over. */
export const SESSION_DAYS = 30;
/** However much it is used, a session is over after so many days. */
export const SESSION_MOST_DAYS = 90;
/** How fresh "last seen" is; spares a write at each request. */
const SEEN_EVERY = sql`interval '5 minutes'`;
const AGENT_MAX = 300;

/** Starts a session for somebody who has proved who they are. Returns its id. */
export async function createSession(
  tx: Tx,
  { accountId, method, device }: { accountId: string; method: SignInMethod; device: Device },
): Promise<string> {
  const [session] = await tx
    .insert(sessions)
    .values({
      accountId,
      method,
      address: device.address,
      userAgent: device.userAgent.slice(0, AGENT_MAX),
    })
    .returning({ id: sessions.id });
  if (!session) throw new Error("The session was not stored.");
  await recordAccountEvent(tx, {
    accountId,
    type: "session.started",
    sessionId: session.id,
    address: device.address,
    data: { method },
  });
  return session.id;
}

/** That a session goes on: not ended, used lately, and not too old. */
export const isLive = sql`${sessions.endedAt} is null
  and ${sessions.seenAt} > now() - make_interval(days => ${SESSION_DAYS})
  and ${sessions.createdAt} > now() - make_interval(days => ${SESSION_MOST_DAYS})`;

/** Whether a session's "seen" is to be written again. */
export const seenLongAgo = sql<boolean>`${sessions.seenAt} < now() - ${SEEN_EVERY}`;

/** Writes that a session is in use. */
export async function noteUse(sessionId: string): Promise<void> {
  await database().update(sessions).set({ seenAt: sql`now()` }).where(eq(sessions.id, sessionId));
}

/** Ends one session of the account; one that is over already stays so. Throws `not_found` for any other. */
export async function endSession(
  tx: Tx,
  actor: AccountActor,
  sessionId: string,
  address: string,
): Promise<void> {
  const own = and(eq(sessions.accountId, actor.accountId), eq(sessions.id, sessionId));
  const ended = await tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(and(own, isNull(sessions.endedAt)))
    .returning({ id: sessions.id });
  if (ended.length === 0) {
    if ((await tx.$count(sessions, own)) === 0) throw new AppError("not_found");
    return;
  }
  await recordAccountEvent(tx, {
    accountId: actor.accountId,
    type: "session.ended",
    sessionId: actor.sessionId,
    address,
    data: { own: sessionId === actor.sessionId },
  });
}

/** Ends every session of an account but `keep`; returns how many. The caller says why in the log. */
export async function endAllSessions(
  tx: Tx,
  accountId: string,
  keep: string | null = null,
): Promise<number> {
  const ended = await tx
    .update(sessions)
    .set({ endedAt: sql`now()` })
    .where(
      and(
        eq(sessions.accountId, accountId),
        isNull(sessions.endedAt),
        keep === null ? undefined : ne(sessions.id, keep),
      ),
    )
    .returning({ id: sessions.id });
  return ended.length;
}
