import { and, eq, gt, isNull, sql } from "drizzle-orm";
import { database, transaction } from "@/db/client";
import { accounts, sessions } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { type AccountActor, type FreshActor, makeActor } from "@/lib/identity/actor";
import { redeemCode } from "@/lib/identity/factors/codes";
import { isPassword } from "@/lib/identity/factors/password";
import { countGuess, forgetGuesses } from "@/lib/identity/factors/sign-in-limits";
import { recordCodeUse, recordRefusal } from "@/lib/identity/factors/sign-in-steps";
import type { Device } from "@/lib/identity/session/sessions";

/** Minutes for which a proof of identity counts. */
export const FRESH_MINUTES = 10;

/** What the device carries, sealed, after its owner proved again who they are. */
export type FreshProof = { sessionId: string };

/** The actor as one who signed in, or proved again to be it, within the last ten minutes; else null. */
export async function freshActor(
  actor: AccountActor,
  proof: FreshProof | null,
): Promise<FreshActor | null> {
  const { accountId, sessionId } = actor;
  const fresh = proof?.sessionId === sessionId || (await isNewSession(actor));
  return fresh
    ? makeActor<FreshActor>({ kind: "account", accountId, sessionId, fresh: true })
    : null;
}

async function isNewSession({ accountId, sessionId }: AccountActor): Promise<boolean> {
  const [session] = await database()
    .select({ id: sessions.id })
    .from(sessions)
    .where(
      and(
        eq(sessions.id, sessionId),
        eq(sessions.accountId, accountId),
        isNull(sessions.endedAt),
        gt(sessions.createdAt, sql`now() - make_interval(mins => ${FRESH_MINUTES})`),
      ),
    );
  return session !== undefined;
}

/** Confirms who is acting. Throws `invalid` with the wrong field and `rate_limited`. */
export async function confirmIdentity(
  actor: AccountActor,
  proof: { password: string } | { code: string },
  device: Device,
): Promise<FreshProof> {
  if ("password" in proof) await confirmPassword(actor, proof.password, device);
  else await confirmCode(actor, proof.code, device);
  return { sessionId: actor.sessionId };
}

async function confirmPassword(
  { accountId, sessionId }: AccountActor,
  password: string,
  device: Device,
): Promise<void> {
  const [account] = await database().select().from(accounts).where(eq(accounts.id, accountId));
  if (!account) throw new AppError("unauthorized");
  const { address } = device;
  const guess = { what: "password", account: account.email, address, known: sessionId } as const;
  await countGuess(guess);
  if (!(await isPassword(account.passwordHash, password))) {
    await transaction((tx) => recordRefusal(tx, accountId, "password", device));
    throw new AppError("invalid", { fields: { password: "passwordWrong" } });
  }
  await forgetGuesses(guess);
}

async function confirmCode(
  { accountId, sessionId }: AccountActor,
  code: string,
  device: Device,
): Promise<void> {
  const { address } = device;
  const guess = { what: "code", account: accountId, address, known: sessionId } as const;
  await countGuess(guess);
  const taken = await transaction(async (tx) => {
    const how = await redeemCode(tx, accountId, code);
    if (how === "recovery") await recordCodeUse(tx, accountId, device);
    if (!how) await recordRefusal(tx, accountId, "code", device);
    return how;
  });
  if (!taken) throw new AppError("invalid", { fields: { code: "codeWrong" } });
  await forgetGuesses(guess);
}
