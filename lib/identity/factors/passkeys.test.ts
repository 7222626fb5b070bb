import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { passkeys } from "@/db/schema";
import { listPasskeys } from "@/lib/identity/account/queries";
import {
  addPasskey,
  removePasskey,
  renamePasskey,
} from "@/lib/identity/account-factors/change-passkeys";
import type { FreshActor } from "@/lib/identity/actor";
import { askForNewPasskey, verifyNewPasskey } from "@/lib/identity/factors/new-passkey";
import { askForPasskey, confirmByPasskey, signInByPasskey } from "@/lib/identity/factors/passkeys";
import { findSignedIn } from "@/lib/identity/session/signed-in";
import { accountLog, DEVICE, makePerson, withTwoFactor } from "@/lib/testing/accounts";
import { makeAuthenticator } from "@/lib/testing/authenticator";

const OVER = { code: "expired" };

async function withPasskey(actor: FreshActor) {
  const key = makeAuthenticator();
  const { challenge } = await askForNewPasskey(actor);
  const response = key.register(challenge);
  const passkey = await verifyNewPasskey({ challenge, response });
  await addPasskey(actor, { passkey, name: "Work laptop" }, DEVICE);
  return key;
}

async function signInWith(key: ReturnType<typeof makeAuthenticator>, lie: object = {}) {
  const { challenge } = await askForPasskey("sign-in");
  const response = key.sign({ challenge: challenge.challenge, ...lie });
  return signInByPasskey({ challenge, response }, DEVICE);
}

test("a passkey signs its owner in, past the second factor", async () => {
  const { actor } = await makePerson();
  const key = await withPasskey(actor);
  await withTwoFactor(actor);
  const admission = await signInWith(key, { userHandle: actor.accountId });
  if (!("sessionId" in admission)) throw new Error("A code was asked for.");
  expect(await findSignedIn(admission.sessionId)).toMatchObject({
    account: { accountId: actor.accountId },
  });
  expect((await listPasskeys(actor))[0]?.lastUsedAt).not.toBeNull();
});

test.each([
  ["another site", { origin: "https://evil.example" }],
  ["another site’s id", { rpId: "evil.example" }],
  ["nobody verified", { verified: false }],
  ["another challenge", { challenge: "AAAA" }],
  ["another owner", { userHandle: "00000000-0000-4000-8000-000000000000" }],
])("an answer with %s is refused and logged", async (_, lie) => {
  const { actor } = await makePerson();
  const key = await withPasskey(actor);
  await expect(signInWith(key, lie)).rejects.toMatchObject(OVER);
  expect((await accountLog(actor.accountId))[0]).toBe("session.refused");
});

test("an answer works once, also when it is sent twice at the same time", async () => {
  const { actor } = await makePerson();
  const key = await withPasskey(actor);
  const { challenge } = await askForPasskey("sign-in");
  const answer = { challenge, response: key.sign(challenge) };
  const results = await Promise.allSettled([
    signInByPasskey(answer, DEVICE),
    signInByPasskey(answer, DEVICE),
  ]);
  expect(results.map((result) => result.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a counter that does not grow is a copy, and is refused", async () => {
  const { actor } = await makePerson();
  const key = await withPasskey(actor);
  expect(await signInWith(key, { counter: 5 })).toHaveProperty("sessionId");
  for (const counter of [5, 4, 0]) {
    await expect(signInWith(key, { counter })).rejects.toMatchObject(OVER);
  }
  expect(await signInWith(key, { counter: 6 })).toHaveProperty("sessionId");
});

test("a challenge only works for its own purpose, and nothing works without one", async () => {
  const { actor } = await makePerson();
  const key = await withPasskey(actor);
  const { challenge } = await askForPasskey("confirm", actor);
  const response = key.sign(challenge);
  await expect(signInByPasskey({ challenge, response }, DEVICE)).rejects.toMatchObject(OVER);
  await expect(signInByPasskey({ challenge: null, response }, DEVICE)).rejects.toMatchObject(OVER);
  await expect(verifyNewPasskey({ challenge, response })).rejects.toMatchObject(OVER);
});

test.each(["", "{}", "null", "[]", '{"id":"x"}', "\u0000"])(
  "junk %j is refused",
  async (response) => {
    const { challenge } = await askForPasskey("sign-in");
    await expect(signInByPasskey({ challenge, response }, DEVICE)).rejects.toMatchObject(OVER);
  },
);

test("confirming who you are takes your own passkey", async () => {
  const [mine, theirs] = [await makePerson(), await makePerson()];
  const key = await withPasskey(mine.actor);
  const other = await withPasskey(theirs.actor);
  const confirm = async (by: typeof key) => {
    const { challenge } = await askForPasskey("confirm", mine.actor);
    return confirmByPasskey(mine.actor, { challenge, response: by.sign(challenge) }, DEVICE);
  };
  await expect(confirm(other)).rejects.toMatchObject(OVER);
  expect(await confirm(key)).toEqual({ sessionId: mine.actor.sessionId });
});

test("only its owner can rename or remove a passkey; once removed, it no longer signs in", async () => {
  const [mine, theirs] = [await makePerson(), await makePerson()];
  const key = await withPasskey(mine.actor);
  const named = { id: key.id, name: "Mine now" };
  await expect(renamePasskey(theirs.actor, named, DEVICE)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(removePasskey(theirs.actor, { id: key.id }, DEVICE)).rejects.toMatchObject({
    code: "not_found",
  });
  await renamePasskey(mine.actor, { id: key.id, name: "Phone" }, DEVICE);
  expect(await listPasskeys(mine.actor)).toMatchObject([{ name: "Phone" }]);
  await removePasskey(mine.actor, { id: key.id }, DEVICE);
  await expect(signInWith(key)).rejects.toMatchObject(OVER);
  expect(await accountLog(mine.actor.accountId)).toContain("passkey.removed");
});

test("a passkey of one account cannot be added to another", async () => {
  const [mine, theirs] = [await makePerson(), await makePerson()];
  const key = await withPasskey(mine.actor);
  const { challenge } = await askForNewPasskey(theirs.actor);
  const passkey = await verifyNewPasskey({ challenge, response: key.register(challenge) });
  await expect(addPasskey(theirs.actor, { passkey, name: "x" }, DEVICE)).rejects.toMatchObject(
    OVER,
  );
  const rows = await database().select().from(passkeys).where(eq(passkeys.id, key.id));
  expect(rows).toMatchObject([{ accountId: mine.actor.accountId }]);
});
