import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { and, eq, lt, sql } from "drizzle-orm";
import { z } from "zod";
import { database, transaction } from "@/db/client";
import { passkeys } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { AccountActor } from "@/lib/identity/actor";
import type { FreshProof } from "@/lib/identity/factors/freshness";
import {
  type Answer,
  type Challenge,
  passkeySite,
  readJson,
  userHandle,
} from "@/lib/identity/factors/passkey-challenge";
import { countMiss, spendChallenge } from "@/lib/identity/factors/sign-in-limits";
import {
  completeFirstFactor,
  type FirstFactorResult,
  recordRefusal,
} from "@/lib/identity/factors/sign-in-steps";
import type { Device } from "@/lib/identity/session/sessions";

/** What a browser needs to ask for a passkey: any of its own at sign-in, else one of the actor's. */
export async function askForPasskey(use: "sign-in" | "confirm", actor?: AccountActor) {
  const mine = actor ? await listIds(actor.accountId) : [];
  const options = await generateAuthenticationOptions({
    rpID: passkeySite().id,
    userVerification: "required",
    allowCredentials: mine.map((id) => ({ id })),
  });
  const challenge: Challenge = { challenge: options.challenge, use };
  return { options, challenge };
}

/** The ids of the account's passkeys. */
export async function listIds(accountId: string): Promise<string[]> {
  const rows = await database()
    .select({ id: passkeys.id })
    .from(passkeys)
    .where(eq(passkeys.accountId, accountId));
  return rows.map((row) => row.id);
}

// The libraries check the rest; here only that it is what they expect to read.
/** Bytes as browsers send them. */
export const base64url = z
  .string()
  .regex(/^[\w-]+$/)
  .max(20_000);
/** What every answer of a passkey begins with. */
export const envelope = { id: base64url, rawId: base64url, type: z.literal("public-key") };
type Assertion = Parameters<typeof verifyAuthenticationResponse>[0]["response"];

const assertion = z.looseObject({
  ...envelope,
  response: z.looseObject({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: z.string().optional(),
  }),
});
/** Whose passkey answered the challenge, which is used up. Throws `expired` for anything but a right answer, and `rate_limited` for many of those. */
async function verifyAnswer(answer: Answer, use: Challenge["use"], device: Device) {
  try {
    return await accountOf(answer, use, device);
  } catch (error) {
    if (error instanceof AppError) await countMiss(device.address);
    throw error;
  }
}

async function accountOf({ challenge, response }: Answer, use: Challenge["use"], device: Device) {
  const answer = assertion.safeParse(readJson(response));
  if (challenge?.use !== use || !answer.success) throw new AppError("expired");
  await spendChallenge(challenge.challenge).catch(() => {
    throw new AppError("expired");
  });
  const [passkey] = await database().select().from(passkeys).where(eq(passkeys.id, answer.data.id));
  if (!passkey) throw new AppError("expired");
  const data = answer.data as unknown as Assertion;
  const right = await isRight(passkey, data, challenge.challenge);
  if (!right) {
    await transaction((tx) => recordRefusal(tx, passkey.accountId, "passkey", device));
    throw new AppError("expired");
  }
  return passkey.accountId;
}

type Passkey = typeof passkeys.$inferSelect;

async function isRight(
  passkey: Passkey,
  response: Assertion,
  expectedChallenge: string,
): Promise<boolean> {
  const handle = response.response.userHandle;
  const own = Buffer.from(userHandle(passkey.accountId)).toString("base64url");
  if (handle !== undefined && handle !== own) return false;
  const { origin, id } = passkeySite();
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
    },
  }).catch(() => null);
  if (!verified?.verified) return false;
  return noteUse(passkey, verified.authenticationInfo.newCounter);
}

/** A counter that does not grow means a copy of the key is about; one that stays 0 is no counter. */
async function noteUse(passkey: Passkey, counter: number): Promise<boolean> {
  const used = await database()
    .update(passkeys)
    .set({ counter, lastUsedAt: sql`now()` })
    .where(
      and(
        eq(passkeys.id, passkey.id),
        eq(passkeys.accountId, passkey.accountId),
        counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, counter),
      ),
    )
    .returning({ id: passkeys.id });
  return used.length > 0;
}

/** Signs in with a passkey, which knows its owner and asked for finger, face or PIN. Throws `expired`, `rate_limited`. */
export async function signInByPasskey(answer: Answer, device: Device): Promise<FirstFactorResult> {
  const accountId = await verifyAnswer(answer, "sign-in", device);
  return transaction((tx) => completeFirstFactor(tx, { accountId, method: "passkey", device }));
}

/** Confirms who is acting, by one of the actor's own passkeys. Throws `expired`, `rate_limited`. */
export async function confirmByPasskey(
  actor: AccountActor,
  answer: Answer,
  device: Device,
): Promise<FreshProof> {
  const accountId = await verifyAnswer(answer, "confirm", device);
  if (accountId !== actor.accountId) throw new AppError("expired");
  return { sessionId: actor.sessionId };
}
