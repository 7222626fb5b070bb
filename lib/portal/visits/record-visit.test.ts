import { and, asc, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { links, linkVisits } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { readVisits } from "@/lib/portal/visits/queries";
import { recordVisit } from "@/lib/portal/visits/record-visit";
import { machineOf } from "@/lib/portal/visits/schema";
import { deliverAll } from "@/lib/testing/deliver";
import { makeCustomer, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { mailsOf } from "@/lib/testing/rows";
import { solveUpdate } from "@/lib/updates/solve-update";

const FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
let owner: MemberActor;
beforeAll(async () => {
  ({ owner } = await makeShop());
});

/** The links of one mail to one customer. */
async function mailed() {
  const { shopId } = owner;
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify: true });
  await deliverAll(shopId);
  const [mail] = await mailsOf(owner, updateId, "update.solved");
  const rows = await database()
    .select({ id: links.id })
    .from(links)
    .where(and(eq(links.shopId, shopId), eq(links.mailId, mail?.id ?? "")))
    .orderBy(asc(links.createdAt));
  const { customerId } = await makeCustomer(shopId, orderId);
  return { customerId, ids: rows.map((row) => row.id) };
}

const visit = (linkId = "", agent = FIREFOX, method = "GET") =>
  recordVisit({ shopId: owner.shopId, linkId, method, agent });

function machines(linkId = "") {
  return database()
    .select({ machine: linkVisits.machine })
    .from(linkVisits)
    .where(and(eq(linkVisits.shopId, owner.shopId), eq(linkVisits.linkId, linkId)))
    .then((rows) => rows.map((row) => row.machine));
}

test("who says they are a program, or only asks for the head, is a machine", () => {
  expect(machineOf("GET", FIREFOX)).toBeNull();
  expect(machineOf("HEAD", FIREFOX)).toBe("head");
  for (const agent of [
    "",
    "curl/8.5.0",
    "Slackbot-LinkExpanding 1.0",
    "facebookexternalhit/1.1",
    "GoogleImageProxy",
  ])
    expect(machineOf("GET", agent), agent).toBe("agent");
});

test("one link visited is a person's; two of one mail at once are both a machine's", async () => {
  const { ids, customerId } = await mailed();
  await visit(ids[0]);
  expect(await machines(ids[0])).toEqual([null]);
  await visit(ids[1]);
  expect([...(await machines(ids[0])), ...(await machines(ids[1]))]).toEqual(["burst", "burst"]);
  const visits = await readVisits(owner, customerId);
  expect(visits).toMatchObject({ people: { count: 0 }, machines: { count: 2 } });
});

test("also when they are fetched in the same moment", async () => {
  const { ids } = await mailed();
  await Promise.all(ids.map((id) => visit(id)));
  const all = await Promise.all(ids.map((id) => machines(id)));
  expect(all.flat()).toEqual(ids.map(() => "burst"));
});

test("the same link again, and links of other mails, are no burst", async () => {
  const [first, second] = [await mailed(), await mailed()];
  await visit(first.ids[0]);
  await visit(first.ids[0]);
  await visit(second.ids[0]);
  expect(await machines(first.ids[0])).toEqual([null, null]);
  expect(await machines(second.ids[0])).toEqual([null]);
  await database()
    .update(linkVisits)
    .set({ at: sql`now() - interval '6 seconds'` })
    .where(eq(linkVisits.linkId, first.ids[0] ?? ""));
  await visit(first.ids[1]);
  expect(await machines(first.ids[1])).toEqual([null]);
});

test("at most twenty visits of a link are kept an hour, however many come at once", async () => {
  const { ids } = await mailed();
  await Promise.all(Array.from({ length: 40 }, () => visit(ids[0])));
  expect(await machines(ids[0])).toHaveLength(20);
  await database()
    .update(linkVisits)
    .set({ at: sql`now() - interval '61 minutes'` })
    .where(eq(linkVisits.linkId, ids[0] ?? ""));
  await visit(ids[0]);
  expect(await machines(ids[0])).toHaveLength(21);
});

test("a link that is gone is no reason to fail, and another shop sees nothing", async () => {
  const { customerId, ids } = await mailed();
  await visit(ids[0], `Long\u0000\n${"x".repeat(900)}`);
  const { owner: stranger } = await makeShop("Other");
  expect((await readVisits(stranger, customerId)).people.count).toBe(0);
  await expect(visit("00000000-0000-4000-8000-000000000000")).resolves.toBeUndefined();
});
