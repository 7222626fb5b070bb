import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { sessions, settingChanges } from "@/db/schema";
import { listSessions } from "@/lib/identity/account/queries";
import { switchOffTwoFactor } from "@/lib/identity/account-factors/two-factor";
import type { AccountActor } from "@/lib/identity/actor";
import { createSession, SESSION_MOST_DAYS } from "@/lib/identity/session/sessions";
import { findSignedIn } from "@/lib/identity/session/signed-in";
import { requireSecondFactor } from "@/lib/members/require-second-factor";
import { DEVICE, makePerson, signedIn, withTwoFactor } from "@/lib/testing/accounts";
import { makeMember, makeShop } from "@/lib/testing/factories";
import { makePasskeyRow } from "@/lib/testing/people-rows";

const ON = { secondFactor: true };
const lockedOf = async ({ sessionId }: AccountActor) =>
  (await findSignedIn(sessionId))?.seats.map(({ locked }) => locked);

test("members without a second factor are let in once they have one, and out when it goes", async () => {
  const owner = await makePerson();
  await withTwoFactor(owner.actor);
  const agent = await makePerson(await makeMember(owner.shopId, "agent"));
  expect(await lockedOf(agent.actor)).toEqual([false]);
  await requireSecondFactor(owner.member, ON);
  expect([await lockedOf(owner.actor), await lockedOf(agent.actor)]).toEqual([[false], [true]]);
  await withTwoFactor(agent.actor);
  expect(await lockedOf(agent.actor)).toEqual([false]);
  await switchOffTwoFactor(agent.actor, DEVICE);
  expect(await lockedOf(agent.actor)).toEqual([true]);
  await requireSecondFactor(owner.member, { secondFactor: false });
  expect(await lockedOf(agent.actor)).toEqual([false]);
  const log = await database()
    .select({ setting: settingChanges.setting, to: settingChanges.to })
    .from(settingChanges)
    .where(eq(settingChanges.shopId, owner.shopId))
    .orderBy(settingChanges.at);
  expect(log).toEqual([
    { setting: "team.secondFactor", to: true },
    { setting: "team.secondFactor", to: false },
  ]);
});

test("a sign-in by passkey had its second factor; one by password on the same account had not", async () => {
  const { member, actor } = await makePerson();
  await makePasskeyRow(actor);
  await requireSecondFactor(member, ON);
  expect(await lockedOf(actor)).toEqual([true]);
  const { accountId } = actor;
  const sessionId = await transaction((tx) =>
    createSession(tx, { accountId, method: "passkey", device: DEVICE }),
  );
  expect((await findSignedIn(sessionId))?.seats[0]?.locked).toBe(false);
});

test("only the shop that wants it is closed, and nobody closes it to themselves", async () => {
  const owner = await makePerson();
  await expect(requireSecondFactor(owner.member, ON)).rejects.toMatchObject({
    code: "second_factor_first",
  });
  expect(await lockedOf(owner.actor)).toEqual([false]);
  const admin = await makeMember(owner.shopId, "admin");
  await expect(requireSecondFactor(admin, ON)).rejects.toMatchObject({ code: "forbidden" });
  await withTwoFactor(owner.actor);
  await requireSecondFactor(owner.member, ON);
  await requireSecondFactor(owner.member, ON);
  const elsewhere = await makePerson((await makeShop("Other")).owner);
  expect(await lockedOf(elsewhere.actor)).toEqual([false]);
});

test("a session ends after 90 days, however much it is used", async () => {
  const { actor } = await makePerson();
  const other = await signedIn(actor.accountId);
  const age = (days: number) =>
    database()
      .update(sessions)
      .set({ createdAt: sql`now() - make_interval(days => ${days}::int)`, seenAt: sql`now()` })
      .where(eq(sessions.id, actor.sessionId));
  await age(SESSION_MOST_DAYS - 1);
  expect(await findSignedIn(actor.sessionId)).not.toBeNull();
  expect(await listSessions(other)).toHaveLength(2);
  await age(SESSION_MOST_DAYS);
  expect(SESSION_MOST_DAYS).toBe(90);
  expect(await findSignedIn(actor.sessionId)).toBeNull();
  expect(await listSessions(other)).toHaveLength(1);
});
