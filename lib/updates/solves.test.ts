import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { readLink } from "@/lib/identity/access/customer-links";
import type { CustomerActor, MemberActor } from "@/lib/identity/actor";
import { submitRating } from "@/lib/ratings/submit-rating";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeCustomer, makeKey, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { mailsOf, ratingsOf, solvesOf, updateRow } from "@/lib/testing/rows";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { readTeam } from "@/lib/updates/team/queries";

type Scene = { shopId: string; owner: MemberActor; customer: CustomerActor; updateId: string };

async function open(): Promise<Scene> {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId);
  return { shopId, owner, updateId, customer: await makeCustomer(shopId, orderId) };
}

/** The token of the request to rate that the newest solve mailed. */
async function mailedToken({ shopId, owner, updateId }: Scene): Promise<string> {
  await deliverAll(shopId);
  const mail = (await mailsOf(owner, updateId, "update.solved")).at(-1);
  const { html } = await sentMessage(shopId, mail?.id ?? "");
  return html.match(/\/rate\/([\w-]{32})/)?.[1] ?? "";
}

const stateOf = async (token: string) => (await readLink("rate", token)).state;

/** What a later "only a thank-you" does to a customer's re-opening. */
async function undoReopening({ updateId }: Scene): Promise<void> {
  await database().execute(
    sql`update solves set reopening_undone_at = now() where update_id = ${updateId} and reopened_at is not null`,
  );
  await database().execute(sql`update updates u set solved_at = s.solved_at, waiting_since = null
    from solves s where u.id = ${updateId} and s.update_id = u.id and s.number = u.solve_number`);
}

test("each solve is kept with who opened it again; the status before comes back", async () => {
  const scene = await open();
  const { owner, customer, updateId } = scene;
  const key = await makeKey(scene.shopId);
  const { statusId } = await updateRow(owner, updateId);
  for (const reopener of [owner, customer, key.actor]) {
    await solveUpdate(owner, { updateId, notify: false });
    expect((await updateRow(owner, updateId)).statusId).not.toBe(statusId);
    await reopenUpdate(reopener, { updateId });
    expect((await updateRow(owner, updateId)).statusId).toBe(statusId);
  }
  await solveUpdate(key.actor, { updateId, notify: true });
  const nobody = { reopenedByMemberId: null, reopenedByCustomerId: null, reopenedByApiKeyId: null };
  const byOwner = { byMemberId: owner.memberId, byApiKeyId: null, notifiedAt: null };
  const rows = await solvesOf(owner, updateId);
  expect(rows).toMatchObject([
    { number: 1, ...byOwner, ...nobody, reopenedByMemberId: owner.memberId },
    { number: 2, ...byOwner, ...nobody, reopenedByCustomerId: customer.customerId },
    { number: 3, ...byOwner, ...nobody, reopenedByApiKeyId: key.actor.keyId },
    { number: 4, byMemberId: null, byApiKeyId: key.actor.keyId, ...nobody, reopenedAt: null },
  ]);
  for (const row of rows) expect(row.statusBeforeId).toBe(statusId);
  expect(await mailsOf(owner, updateId, "update.reopened")).toMatchObject([{ solveNumber: 2 }]);
  const { solvedAt, solveNumber } = await updateRow(owner, updateId);
  expect(rows[3]).toMatchObject({ number: solveNumber, solvedAt, notifiedAt: solvedAt });
});

test("a request to rate leads to the solve there is: none while open, the same again when that is undone, the next one", async () => {
  const scene = await open();
  const { owner, customer, updateId } = scene;
  await solveUpdate(owner, { updateId, notify: true });
  const first = await mailedToken(scene);
  expect(await stateOf(first)).toBe("good");
  await reopenUpdate(customer, { updateId });
  expect(await stateOf(first)).toBe("reopened");
  await undoReopening(scene);
  expect(await readLink("rate", first)).toMatchObject({ state: "good", again: null });
  await reopenUpdate(customer, { updateId });
  const [{ reopenedAt } = { reopenedAt: null }] = await solvesOf(owner, updateId);
  expect(await readLink("rate", first)).toMatchObject({ state: "reopened", at: reopenedAt });
  await solveUpdate(owner, { updateId, notify: true });
  const second = await mailedToken(scene);
  expect([await stateOf(first), await stateOf(second)]).toEqual(["good", "good"]);

  const link = await readLink("rate", second);
  if (link.state !== "good") throw new Error("A fresh link that does not work.");
  await submitRating(link.actor, { updateId, stars: 4, comment: null });
  expect(await ratingsOf(owner, updateId)).toMatchObject([{ solveNumber: 2 }]);
  expect([await stateOf(first), await stateOf(second)]).toEqual(["good", "good"]);
});

test.each([true, false])(
  "the star link of the first email, after it was opened and solved again (notified: %s), rates what is solved now",
  async (notify) => {
    const scene = await open();
    const { owner, customer, updateId } = scene;
    await solveUpdate(owner, { updateId, notify: true });
    const first = await mailedToken(scene);
    await reopenUpdate(customer, { updateId });
    await solveUpdate(owner, { updateId, notify });
    const link = await readLink("rate", first);
    const [before, now] = await solvesOf(owner, updateId);
    if (link.state !== "good") throw new Error(`The link is ${link.state}.`);
    expect(link.again).toEqual({ openedAt: before?.reopenedAt, solvedAt: now?.solvedAt });
    await submitRating(link.actor, { updateId, stars: 4, comment: null });
    expect(await ratingsOf(owner, updateId)).toMatchObject([{ solveNumber: 2, stars: 4 }]);
  },
);

test("figures: every solve counts, re-openings within 14 days but those undone", async () => {
  const scene = await open();
  const { owner, customer, updateId } = scene;
  await solveUpdate(owner, { updateId, notify: false });
  await reopenUpdate(customer, { updateId });
  const reopened = { solved: 1, notAsked: 1, reopened: 1 };
  expect(await readTeam(owner)).toMatchObject({ all: reopened, rows: [reopened] });
  await undoReopening(scene);
  expect((await readTeam(owner)).all).toMatchObject({ solved: 1, notAsked: 1, reopened: 0 });
  await reopenUpdate(customer, { updateId });
  await solveUpdate(owner, { updateId, notify: true });
  await reopenUpdate(owner, { updateId });
  await database().execute(sql`update solves set reopened_at = solved_at + interval '15 days'
    where update_id = ${updateId} and number = 2`);
  expect((await readTeam(owner)).all).toMatchObject({ solved: 2, notAsked: 1, reopened: 1 });
});

test("of many who open it again one does, and of a solve against a re-opening none is lost", async () => {
  const { owner, customer, updateId } = await open();
  for (let round = 0; round < 10; round += 1) {
    await solveUpdate(owner, { updateId, notify: false });
    const tries = await Promise.allSettled([
      reopenUpdate(owner, { updateId }),
      reopenUpdate(customer, { updateId }),
      reopenUpdate(customer, { updateId }),
    ]);
    const refused = tries.filter((result) => result.status === "rejected");
    expect(refused.map(({ reason }) => reason.code)).toEqual(["not_solved", "not_solved"]);
  }
  const submissionId = randomUUID();
  await Promise.all(
    [1, 2, 3].map(() => solveUpdate(owner, { updateId, notify: false, submissionId })),
  );
  const rows = await solvesOf(owner, updateId);
  expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: 11 }, (_, n) => n + 1));
  expect(rows.filter(({ reopenedAt }) => reopenedAt === null)).toHaveLength(1);
});

test("the database itself keeps what was solved, by whom, and that it was opened again", async () => {
  const { owner, customer, updateId } = await open();
  await solveUpdate(owner, { updateId, notify: false });
  await reopenUpdate(customer, { updateId });
  await solveUpdate(owner, { updateId, notify: false });
  const refuse = async (statement: SQL, code: string) =>
    expect(database().execute(statement)).rejects.toMatchObject({ cause: { code } });
  const [FINAL, FOREIGN, CHECK] = ["42501", "23503", "23514"];
  await refuse(sql`update solves set by_member_id = null where update_id = ${updateId}`, FINAL);
  await refuse(sql`update solves set solved_at = now() where update_id = ${updateId}`, FINAL);
  await refuse(
    sql`update solves set reopened_at = null, reopened_by_customer_id = null
    where update_id = ${updateId} and number = 1`,
    FINAL,
  );
  await refuse(sql`delete from solves where update_id = ${updateId}`, FINAL);
  await refuse(sql`truncate solves cascade`, FINAL);
  await refuse(sql`update updates set solve_number = 3 where id = ${updateId}`, FOREIGN);
  await refuse(sql`update updates set solve_number = null where id = ${updateId}`, CHECK);
  await refuse(
    sql`update solves set reopening_undone_at = now()
    where update_id = ${updateId} and number = 2`,
    CHECK,
  );

  await submitRating(customer, { updateId, stars: 5, comment: null });
  await refuse(sql`update solves set reopened_at = now() where update_id = ${updateId}`, FINAL);
  await refuse(sql`update ratings set solve_number = 1 where update_id = ${updateId}`, FINAL);
});
