import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import { eq } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import { accounts } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { isOutage } from "@/lib/http/outage";
import type { FreshActor } from "@/lib/identity/actor";
import {
  type Answer,
  type Challenge,
  passkeySite,
  readJson,
  userHandle,
} from "@/lib/identity/factors/passkey-challenge";
import { base64url, envelope, listIds } from "@/lib/identity/factors/passkeys";
import { spendChallenge } from "@/lib/identity/factors/sign-in-limits";

/** What a browser needs to make a passkey for the actor. */
export async function askForNewPasskey(actor: FreshActor) {
  const [account] = await database()
    .select()
    .from(accounts)
    .where(eq(accounts.id, actor.accountId));
  if (!account) throw new AppError("unauthorized");
  const mine = await listIds(account.id);
  const options = await generateRegistrationOptions({
    rpName: "Starloop",
    rpID: passkeySite().id,
    userID: userHandle(account.id),
    userName: account.email,
    userDisplayName: account.name,
    excludeCredentials: mine.map((passkeyId) => ({ id: passkeyId })),
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  const challenge: Challenge = { challenge: options.challenge, use: "add" };
  return { options, challenge };
}

type Registration = Parameters<typeof verifyRegistrationResponse>[0]["response"];

const attestation = z.looseObject({
  ...envelope,
  response: z.looseObject({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
});

export type NewPasskey = { id: string; publicKey: Buffer; counter: number; transports: string[] };

/** The passkey a browser just made for our challenge, which is used up. Throws `expired`. */
export async function verifyNewPasskey({ challenge, response }: Answer): Promise<NewPasskey> {
  const answer = attestation.safeParse(readJson(response));
  if (challenge?.use !== "add" || !answer.success) throw new AppError("expired");
  await spendChallenge(challenge.challenge).catch((error) => {
    throw isOutage(error) ? error : new AppError("expired");
  });
  const { origin, id } = passkeySite();
  const verified = await verifyRegistrationResponse({
    response: answer.data as unknown as Registration,
    expectedChallenge: challenge.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    requireUserVerification: true,
  }).catch(() => null);
  if (!verified?.verified || !verified.registrationInfo) throw new AppError("expired");
  const { id: passkeyId, publicKey, counter } = verified.registrationInfo.credential;
  return {
    id: passkeyId,
    publicKey: Buffer.from(publicKey),
    counter,
    transports: answer.data.response.transports ?? [],
  };
}
