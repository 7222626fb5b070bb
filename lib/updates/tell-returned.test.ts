import { and, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { database } from "@/db/client";
import { mails } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { enqueueReturned } from "@/lib/mail/returned";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeCustomer, makeMember, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";
import { tellReturned } from "@/lib/updates/tell-returned";
import { writeNote } from "@/lib/updates/write-note";

let owner: MemberActor;
let agent: MemberActor;
let shopId: string;
let updateId: string;

beforeEach(async () => {
  ({ owner, shopId } = await makeShop());
  agent = await makeMember(shopId, "agent");
  const orderId = await makeOrder(shopId);
  updateId = await makeUpdate(agent, orderId);
  const customer = await makeCustomer(shopId, orderId);
  await writeNote(customer, { updateId, kind: "customer", body: "Hello?" });
  await solveUpdate(agent, { updateId, notify: true });
});

/** As if the provider had refused it for good. */
async function fail(kind: "update.solved" | "update.customer_wrote") {
  const [mail] = await database()
    .update(mails)
    .set({ state: "failed", dropReason: null, lastError: "550 5.1.1 No\r\nsuch user" })
    .where(and(eq(mails.shopId, shopId), eq(mails.updateId, updateId), eq(mails.kind, kind)))
    .returning();
  if (!mail) throw new Error(`No ${kind}.`);
  return mail;
}

const told = async () =>
  (await mailsOf(owner, updateId, "mail.returned")).map(({ memberId, state, dropReason }) => [
    memberId,
    dropReason ?? state,
  ]);

test("an email to the customer that failed for good is told to whoever is responsible, once", async () => {
  const { id: mailId, toAddress } = await fail("update.solved");
  await Promise.all([1, 2, 3].map(() => tellReturned({ shopId, mailId })));
  await deliverAll(shopId);
  expect(await told()).toEqual([[agent.memberId, "sent"]]);
  const [mail] = await mailsOf(owner, updateId, "mail.returned");
  const { text, subject } = await sentMessage(shopId, mail?.id ?? "");
  expect(subject).toMatch(/^Email not delivered on order/);
  expect(text).toContain("Email: Solved\n");
  expect(text).toContain(`To: ${toAddress}\n`);
  expect(text).toContain("Reason: 550 5.1.1 No such user\n");
});

test("an email to the team that fails is told to nobody: no loop", async () => {
  const team = await fail("update.customer_wrote");
  await tellReturned({ shopId, mailId: team.id });
  await database().transaction((tx) => enqueueReturned(tx, team));
  expect(await told()).toEqual([]);
  const [queued] = await database().execute<{ jobs: number }>(
    sql`select count(*)::int as jobs from graphile_worker.jobs where key = ${`returned:${team.id}`}`,
  );
  expect(queued?.jobs).toBe(0);
  // The control: one to the customer is.
  const solved = await fail("update.solved");
  await database().transaction((tx) => enqueueReturned(tx, solved));
  const [again] = await database().execute<{ jobs: number }>(
    sql`select count(*)::int as jobs from graphile_worker.jobs where key = ${`returned:${solved.id}`}`,
  );
  expect(again?.jobs).toBe(1);
});

test("what was delivered after all is not told, nor what never failed", async () => {
  const { id: mailId } = await fail("update.solved");
  await tellReturned({ shopId, mailId });
  await database()
    .update(mails)
    .set({ state: "sent", sentAt: sql`now()`, sealed: Buffer.from("x") })
    .where(eq(mails.id, mailId));
  await deliverAll(shopId);
  expect(await told()).toEqual([[agent.memberId, "sent_after_all"]]);
  const [note] = await mailsOf(owner, updateId, "note.customer");
  await tellReturned({ shopId, mailId: note?.id ?? "" });
  expect(await told()).toHaveLength(1);
});

test("one that came back is told as well", async () => {
  await deliverAll(shopId);
  const [solved] = await mailsOf(owner, updateId, "update.solved");
  await database()
    .update(mails)
    .set({ bouncedAt: sql`now()` })
    .where(eq(mails.id, solved?.id ?? ""));
  await tellReturned({ shopId, mailId: solved?.id ?? "" });
  await deliverAll(shopId);
  expect(await told()).toEqual([[agent.memberId, "sent"]]);
});
