import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import { solves } from "@/db/schema";
import { readSolves } from "@/lib/customers/export-solves";
import { scanSurveys } from "@/lib/nps/ask/scan-surveys";
import { submitRating } from "@/lib/ratings/submit-rating";
import { readMailRules } from "@/lib/settings/mail/page-queries";
import { saveMailRules } from "@/lib/settings/mail/save-mail-rules";
import { mailRulesSchema } from "@/lib/settings/mail/schema";
import { deliverAll } from "@/lib/testing/deliver";
import {
  makeCustomer,
  makeKey,
  makeMember,
  makeOrder,
  makeShop,
  makeUpdate,
} from "@/lib/testing/factories";
import { startInvitations } from "@/lib/testing/nps";
import { logOf, mailsOf, solvesOf, updateRow } from "@/lib/testing/rows";
import { setUndoSeconds } from "@/lib/testing/scene";
import { assignUpdate } from "@/lib/updates/change-update";
import { listUnrated } from "@/lib/updates/home/queries";
import { getCard } from "@/lib/updates/queries";
import { hideUpdate } from "@/lib/updates/show-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { readTeam } from "@/lib/updates/team/queries";
import { undoSolve } from "@/lib/updates/undo-solve";
import { writeNote } from "@/lib/updates/write-note";

/** An update whose customer waits for an answer since a minute ago. */
async function waiting() {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId);
  const customer = await makeCustomer(shopId, orderId);
  await deliverAll(shopId);
  await writeNote(customer, { updateId, kind: "customer", body: "Any news?" });
  await database().execute(sql`update updates set waiting_since = now() - interval '1 minute'
    where id = ${updateId}`);
  return { shopId, owner, orderId, updateId, customer };
}

const refuses = (work: Promise<unknown>, code: string) =>
  expect(work).rejects.toMatchObject({ code });

test.each([true, false])("everything is as before the solve (notify: %s)", async (notify) => {
  const { owner, updateId } = await waiting();
  const before = await updateRow(owner, updateId);
  const [mails, log] = [await mailsOf(owner, updateId), await logOf(owner, updateId)];
  const done = await solveUpdate(owner, { updateId, notify });
  expect(done.undoSeconds).toBe(20);
  expect((await getCard(owner, updateId)).undoSeconds).toBe(20);
  await undoSolve(owner, { updateId });
  const now = await updateRow(owner, updateId);
  expect({ ...now, activeAt: null, solveNumber: null }).toEqual({
    ...before,
    activeAt: null,
    solveNumber: null,
  });
  expect(now.waitingSince).not.toBeNull();
  expect(await mailsOf(owner, updateId)).toEqual([
    ...mails,
    ...(notify ? [expect.objectContaining({ state: "dropped", dropReason: "undone" })] : []),
  ]);
  expect(await logOf(owner, updateId)).toEqual([...log, "update.solved", "update.solve_undone"]);
  expect(await solvesOf(owner, updateId)).toMatchObject([
    { number: 1, undoneAt: expect.any(Date), reopenedAt: null },
  ]);
  expect((await getCard(owner, updateId)).undoSeconds).toBe(0);
});

test("whoever got the update by solving it gives it back; whoever had it keeps it", async () => {
  const { owner, updateId } = await waiting();
  const mine = { updateId, assigneeId: owner.memberId };
  await assignUpdate(owner, { updateId, assigneeId: null });
  await solveUpdate(owner, { updateId, notify: true });
  expect((await updateRow(owner, updateId)).assigneeId).toBe(owner.memberId);
  await undoSolve(owner, { updateId });
  expect((await updateRow(owner, updateId)).assigneeId).toBeNull();
  expect((await logOf(owner, updateId)).slice(-2)).toEqual([
    "update.assigned",
    "update.solve_undone",
  ]);
  await assignUpdate(owner, mine);
  await solveUpdate(owner, { updateId, notify: true });
  await undoSolve(owner, { updateId });
  expect((await updateRow(owner, updateId)).assigneeId).toBe(owner.memberId);
});

test("it counts nowhere: team, re-openings, Home, the customer's papers, invitations", async () => {
  const { shopId, owner, updateId } = await waiting();
  const page = "https://holm-hazel.example/thanks";
  await startInvitations(shopId, { successUrl: page, errorUrl: page });
  const nothing = { solved: 0, notAsked: 0, reopened: 0 };
  for (const notify of [true, false]) {
    await solveUpdate(owner, { updateId, notify });
    expect((await readTeam(owner)).all).toMatchObject({
      solved: 1,
      notAsked: notify ? 0 : 1,
    });
    await undoSolve(owner, { updateId });
    expect(await readTeam(owner)).toMatchObject({ all: nothing, rows: [nothing] });
  }
  expect(await listUnrated(owner)).toEqual([]);
  expect((await readSolves(shopId, [updateId])).get(updateId)).toBeUndefined();
  await scanSurveys(shopId);
  expect(await mailsOf(owner, updateId, "nps.invitation")).toEqual([]);

  await solveUpdate(owner, { updateId, notify: true });
  expect((await readTeam(owner)).all).toMatchObject({ ...nothing, solved: 1 });
  expect((await readSolves(shopId, [updateId])).get(updateId)).toHaveLength(1);
  expect(await solvesOf(owner, updateId)).toMatchObject([
    { number: 1 },
    { number: 2 },
    { number: 3 },
  ]);
});

test("what can still be undone invites nobody yet", async () => {
  const { shopId, owner, updateId } = await waiting();
  const page = "https://holm-hazel.example/thanks";
  await startInvitations(shopId, { successUrl: page, errorUrl: page });
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const invitedAfter = async (seconds: number) => {
    await database().execute(sql`update updates set solved_at = now() - make_interval(secs => ${seconds})
      where id = ${updateId}`);
    await scanSurveys(shopId);
    return (await mailsOf(owner, updateId, "nps.invitation")).length;
  };
  await setUndoSeconds(owner, 120);
  expect([await invitedAfter(65), await invitedAfter(115), await invitedAfter(125)]).toEqual([
    0, 0, 1,
  ]);
});

test("a reply that the email carried goes back to the email it was gathered in", async () => {
  const { shopId, owner, updateId } = await waiting();
  for (const body of ["One.", "Two."]) await writeNote(owner, { updateId, kind: "customer", body });
  const [before] = (await mailsOf(owner, updateId, "note.customer")).slice(-1);
  await solveUpdate(owner, { updateId, notify: true });
  const [carried] = (await mailsOf(owner, updateId, "note.customer")).slice(-1);
  expect(carried).toMatchObject({ id: before?.id, state: "dropped", dropReason: "folded" });
  await undoSolve(owner, { updateId });
  const [back] = (await mailsOf(owner, updateId, "note.customer")).slice(-1);
  expect(back).toEqual(before);
  const notes = (await getCard(owner, updateId)).notes.filter(({ body }) => /One|Two/.test(body));
  expect(notes.map(({ mailId }) => mailId)).toEqual([before?.id, before?.id]);
  // It still gathers, and leaves once.
  await writeNote(owner, { updateId, kind: "customer", body: "Three." });
  await deliverAll(shopId);
  expect(await mailsOf(owner, updateId, "note.customer")).toMatchObject([
    { state: "sent" },
    { id: before?.id, state: "sent" },
  ]);
});

test("too late: rated, re-opened, the email has begun to leave, a silent solve of a while ago", async () => {
  const [rated, reopened, left] = [await waiting(), await waiting(), await waiting()];
  const [hidden, silent] = [await waiting(), await waiting()];
  for (const { owner, updateId } of [rated, reopened, left, hidden]) {
    await solveUpdate(owner, { updateId, notify: true });
  }
  await submitRating(rated.customer, { updateId: rated.updateId, stars: 5, comment: null });
  await refuses(undoSolve(rated.owner, rated), "already_rated");
  await reopenUpdate(reopened.customer, reopened);
  await refuses(undoSolve(reopened.owner, reopened), "not_solved");
  await deliverAll(left.shopId);
  await refuses(undoSolve(left.owner, left), "too_late");
  // The customer has written, so it can no more be hidden; what hides it all the same drops the email.
  await database().execute(
    sql`update updates set customer_wrote_at = null where id = ${hidden.updateId}`,
  );
  await hideUpdate(hidden.owner, hidden);
  await refuses(undoSolve(hidden.owner, hidden), "too_late");

  await setUndoSeconds(silent.owner, 1);
  await solveUpdate(silent.owner, { ...silent, notify: false });
  await sleep(1100);
  await refuses(undoSolve(silent.owner, silent), "too_late");
  expect((await getCard(silent.owner, silent.updateId)).undoSeconds).toBe(0);
  for (const scene of [rated, left, hidden, silent]) {
    expect(await solvesOf(scene.owner, scene.updateId)).toMatchObject([{ undoneAt: null }]);
  }
});

test("only who solved it can take it back; a program's solve leaves at once", async () => {
  const scene = await waiting();
  const { shopId, owner, updateId } = scene;
  const colleague = await makeMember(shopId, "agent");
  await solveUpdate(owner, { updateId, notify: true });
  await refuses(undoSolve(colleague, { updateId }), "too_late");
  expect((await getCard(colleague, updateId)).undoSeconds).toBe(0);
  const { owner: stranger } = await makeShop("Other");
  await refuses(undoSolve(stranger, { updateId }), "not_found");
  await undoSolve(owner, { updateId });
  const delay = async () => {
    const mail = (await mailsOf(owner, updateId, "update.solved")).at(-1);
    return (mail?.sendAt.getTime() ?? 0) - (mail?.createdAt.getTime() ?? 0);
  };
  expect(await delay()).toBe(20_000);
  for (const key of [await makeKey(shopId), await makeKey(shopId, ["write"], owner.memberId)]) {
    expect(await solveUpdate(key.actor, { updateId, notify: true })).toEqual({ updateId });
    expect(await delay()).toBe(0);
    await reopenUpdate(owner, { updateId });
  }
});

test("the shop sets how long, from 0 to 120 seconds; 0 is not at all", async () => {
  const { owner, updateId } = await waiting();
  const { rules } = await readMailRules(owner);
  expect(rules.undoSeconds).toBe(20);
  for (const undoSeconds of ["-1", "121", "2.5", "", "soon"]) {
    const issues = mailRulesSchema.safeParse({ ...rules, undoSeconds }).error?.issues;
    expect(issues?.map(({ message }) => message)).toEqual(["secondsRange?min=0&max=120"]);
  }
  expect(await saveMailRules(owner, { ...rules, undoSeconds: 0 })).toEqual([
    { setting: "mail.undoSeconds", from: 20, to: 0 },
  ]);
  expect(await solveUpdate(owner, { updateId, notify: false })).toEqual({ updateId });
  await refuses(undoSolve(owner, { updateId }), "too_late");
  await setUndoSeconds(owner, 120);
  await undoSolve(owner, { updateId });
  await expect(
    database().execute(
      sql`update mail_settings set undo_seconds = 121 where shop_id = ${owner.shopId}`,
    ),
  ).rejects.toMatchObject({ cause: { code: "23514" } });
});

test("the same form twice undoes once; of undoing against rating or re-opening one wins", async () => {
  const { owner, updateId, customer } = await waiting();
  await solveUpdate(owner, { updateId, notify: true });
  const submissionId = randomUUID();
  const answers = await Promise.all(
    [1, 2, 3].map(() => undoSolve(owner, { updateId, submissionId })),
  );
  expect(answers).toEqual(Array(3).fill({ updateId }));
  expect((await logOf(owner, updateId)).filter((type) => type === "update.solve_undone")).toEqual([
    "update.solve_undone",
  ]);
  for (let round = 0; round < 10; round += 1) {
    await solveUpdate(owner, { updateId, notify: true });
    const tries = await Promise.allSettled([
      undoSolve(owner, { updateId }),
      reopenUpdate(customer, { updateId }),
    ]);
    expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  }
  await solveUpdate(owner, { updateId, notify: true });
  const [undone, given] = await Promise.allSettled([
    undoSolve(owner, { updateId }),
    submitRating(customer, { updateId, stars: 4, comment: null }),
  ]);
  expect([undone.status, given.status].sort()).toEqual(["fulfilled", "rejected"]);
  const { ratedAt, solvedAt } = await updateRow(owner, updateId);
  expect(ratedAt === null).toBe(solvedAt === null);
});

test("of undoing against the email's leaving one wins: undone and not sent, or sent and solved", async () => {
  const { shopId, owner, updateId } = await waiting();
  for (let round = 0; round < 10; round += 1) {
    await solveUpdate(owner, { updateId, notify: true });
    const [undone] = await Promise.allSettled([undoSolve(owner, { updateId }), deliverAll(shopId)]);
    const mail = (await mailsOf(owner, updateId, "update.solved")).at(-1);
    const { solvedAt } = await updateRow(owner, updateId);
    expect([mail?.state, solvedAt === null]).toEqual(
      undone.status === "fulfilled" ? ["dropped", true] : ["sent", false],
    );
    if (undone.status === "rejected") await reopenUpdate(owner, { updateId });
  }
});

test("the database keeps what was undone so, and no re-opening of it", async () => {
  const { owner, updateId } = await waiting();
  await solveUpdate(owner, { updateId, notify: false });
  await undoSolve(owner, { updateId });
  const which = and(eq(solves.updateId, updateId), eq(solves.number, 1));
  const refuse = (set: SQL, code: string) =>
    expect(database().execute(sql`update solves set ${set} where ${which}`)).rejects.toMatchObject({
      cause: { code },
    });
  await refuse(sql`undone_at = null`, "42501");
  await refuse(sql`undone_at = now() + interval '1 hour'`, "42501");
  await refuse(sql`reopened_at = now()`, "23514");
});
