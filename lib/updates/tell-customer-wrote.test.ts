import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { database } from "@/db/client";
import { mails } from "@/db/schema";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import type { CustomerActor, MemberActor } from "@/lib/identity/actor";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { replyToApology } from "@/lib/portal/reply-to-apology";
import { submitRating } from "@/lib/ratings/submit-rating";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { deliverAll, deliverOne, sentMessage } from "@/lib/testing/deliver";
import {
  makeCustomer,
  makeMember,
  makeOrder,
  makeShop,
  makeUnassigned,
  makeUpdate,
  settingsOf,
} from "@/lib/testing/factories";
import { logOf, mailsOf, updateRow } from "@/lib/testing/rows";
import { choose } from "@/lib/testing/tier";
import { assignUpdate } from "@/lib/updates/change-update";
import { takeUpdate } from "@/lib/updates/home/take-update";
import { readUntold } from "@/lib/updates/home/untold";
import { quoteWithin } from "@/lib/updates/mails/customer-wrote";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

let owner: MemberActor;
let agent: MemberActor;
let shopId: string;
let orderId: string;
let updateId: string;
let customer: CustomerActor;

beforeEach(async () => {
  ({ owner, shopId } = await makeShop());
  agent = await makeMember(shopId, "agent", "Amara Osei");
  orderId = await makeOrder(shopId);
  updateId = await makeUpdate(agent, orderId);
  customer = await makeCustomer(shopId, orderId);
});

const KIND = "update.customer_wrote";
const write = (body: string, about = updateId) =>
  writeNote(customer, { updateId: about, kind: "customer", body });
const answer = (body = "We are on it.") => writeNote(agent, { updateId, kind: "customer", body });
const told = async (about = updateId) =>
  (await mailsOf(owner, about, KIND)).map(({ memberId, state, dropReason }) => [
    memberId,
    dropReason ?? state,
  ]);
const textOf = async (mailId: string | undefined) => (await sentMessage(shopId, mailId ?? "")).text;

test("a message is mailed to whoever is responsible, quoted, with whose turn it is and the way to the card", async () => {
  const before = Date.now();
  await write("Both mugs are broken.\nCan you help?");
  const [mail] = await mailsOf(owner, updateId, KIND);
  expect(mail).toMatchObject({ memberId: agent.memberId, customerId: null, state: "queued" });
  expect((mail?.sendAt.getTime() ?? 0) - before).toBeGreaterThan(110_000);
  await deliverAll(shopId);
  const message = await sentMessage(shopId, mail?.id ?? "");
  expect(message.subject).toMatch(/^New message on order \d+: Two mugs arrived chipped$/);
  expect(message.text).toContain("> Both mugs are broken.\n> Can you help?");
  expect(message.text).toContain("It’s your turn: ");
  expect(message.text).toContain(`/orders/${orderId}#update-${updateId}`);
  expect(message.text).toContain("because this update is assigned to you");
});

test("messages of two minutes are one mail that quotes them all; later ones are a new one", async () => {
  await write("First.");
  await write("Second.");
  expect(await told()).toEqual([[agent.memberId, "queued"]]);
  await deliverAll(shopId);
  await write("Third.");
  await deliverAll(shopId);
  const [one, two] = await mailsOf(owner, updateId, KIND);
  expect(await textOf(one?.id)).toMatch(/> First\.[\s\S]*> Second\./);
  expect(await textOf(one?.id)).toContain("wrote 2 messages");
  expect(await textOf(two?.id)).toContain("> Third.");
  expect(await textOf(two?.id)).not.toContain("Second.");
});

test("many messages at once are one mail, with every one of them in it", async () => {
  for (let round = 0; round < choose(2, 20); round++) {
    const about = await makeUpdate(agent, orderId);
    const bodies = Array.from({ length: 6 }, (_, n) => `Message ${n} of ${round}.`);
    await Promise.all(bodies.map((body) => write(body, about)));
    await deliverAll(shopId);
    const [mail, ...more] = await mailsOf(owner, about, KIND);
    expect(more).toEqual([]);
    for (const body of bodies) expect(await textOf(mail?.id)).toContain(`> ${body}`);
  }
});

test("a form sent twice is told once", async () => {
  const submissionId = randomUUID();
  const send = () =>
    writeNote(customer, { updateId, kind: "customer", body: "Hello?", submissionId });
  await Promise.all([send(), send(), send()]);
  await deliverAll(shopId);
  const [mail] = await mailsOf(owner, updateId, KIND);
  expect((await textOf(mail?.id)).match(/> Hello\?/g)).toHaveLength(1);
});

test("the team's own notes are told to nobody of the team", async () => {
  await answer();
  await writeNote(owner, { updateId, kind: "internal", body: "Ask the warehouse." });
  expect(await told()).toEqual([]);
});

test.each([
  ["a colleague answers", () => writeNote(owner, { updateId, kind: "customer", body: "Done." })],
  ["it is solved", () => solveUpdate(owner, { updateId, notify: false })],
])("what is answered before it leaves is not told: %s", async (_, act) => {
  await write("Hello?");
  await act();
  await deliverAll(shopId);
  expect(await told()).toEqual([[agent.memberId, "answered"]]);
});

test("solved and opened again by the customer in time, the re-opening is told in its place", async () => {
  await write("Hello?");
  await solveUpdate(agent, { updateId, notify: true });
  await reopenUpdate(customer, { updateId });
  await deliverAll(shopId);
  expect(await told()).toEqual([[agent.memberId, "answered"]]);
  expect(await mailsOf(owner, updateId, "update.reopened")).toMatchObject([
    { memberId: agent.memberId, state: "sent" },
  ]);
});

test("an answer to the first message does not swallow the second", async () => {
  await write("First.");
  await answer();
  await write("Second.");
  await deliverAll(shopId);
  expect(await told()).toEqual([
    [agent.memberId, "answered"],
    [agent.memberId, "sent"],
  ]);
  const [, mail] = await mailsOf(owner, updateId, KIND);
  expect(await textOf(mail?.id)).toContain("> Second.");
  expect(await textOf(mail?.id)).not.toContain("First.");
});

test("the words of an erased customer are mailed to nobody", async () => {
  await write("Private words.");
  const { customerId } = customer;
  await eraseCustomer(owner, { customerId, confirmation: "Clara Jørgensen" });
  await deliverAll(shopId);
  expect(await told()).toEqual([[agent.memberId, "erased"]]);
  const [rest] = await database().execute<{ left: number }>(
    sql`select count(*)::int as left from mails where shop_id = ${shopId} and kind = ${KIND} and sealed is not null`,
  );
  expect(rest?.left).toBe(0);
});

test("given to somebody else before it leaves, it is told to them, once", async () => {
  await write("Hello?");
  await assignUpdate(agent, { updateId, assigneeId: owner.memberId });
  await deliverAll(shopId);
  await deliverAll(shopId);
  expect(await told()).toEqual([
    [agent.memberId, "reassigned"],
    [owner.memberId, "sent"],
  ]);
  const [, mail] = await mailsOf(owner, updateId, KIND);
  expect(await textOf(mail?.id)).toContain("> Hello?");
});

test("whoever takes it has read it, and hears of the next message", async () => {
  const about = await makeUnassigned(shopId, orderId);
  await write("Hello?", about);
  await takeUpdate(agent, { updateId: about });
  await deliverAll(shopId);
  expect(await told(about)).toEqual([[owner.memberId, "reassigned"]]);
  await write("Still there?", about);
  await deliverAll(shopId);
  expect(await told(about)).toEqual([
    [owner.memberId, "reassigned"],
    [agent.memberId, "sent"],
  ]);
});

test("to somebody who has left goes nothing; who is responsible then is told", async () => {
  await write("Hello?");
  await deactivateMember(owner, { memberId: agent.memberId });
  await deliverAll(shopId);
  await deliverAll(shopId);
  expect(await told()).toEqual([
    [agent.memberId, "reassigned"],
    [owner.memberId, "sent"],
  ]);
});

test("nobody responsible: the alert list hears of it, everyone of every message", async () => {
  const admin = await makeMember(shopId, "admin");
  const about = await makeUnassigned(shopId, orderId);
  await write("First.", about);
  await write("Second.", about);
  await deliverAll(shopId);
  const sent = await mailsOf(owner, about, KIND);
  expect(sent.map(({ memberId }) => memberId).sort()).toEqual(
    [owner.memberId, admin.memberId].sort(),
  );
  for (const { id } of sent) {
    expect(await textOf(id)).toMatch(/> First\.[\s\S]*> Second\./);
    expect(await textOf(id)).toContain("It’s the team’s turn");
  }
});

test("once one of the list has got theirs, a message gathers with none of them", async () => {
  await makeMember(shopId, "admin");
  const about = await makeUnassigned(shopId, orderId);
  await write("First.", about);
  const [one] = await mailsOf(owner, about, KIND);
  await deliverOne(shopId, one?.id ?? "");
  await write("Second.", about);
  await deliverAll(shopId);
  const texts = await Promise.all((await mailsOf(owner, about, KIND)).map(({ id }) => textOf(id)));
  expect(texts).toHaveLength(4);
  expect(texts.filter((text) => text.includes("> Second."))).toHaveLength(2);
  expect(texts.filter((text) => text.includes("> First."))).toHaveLength(2);
});

test("nobody at all: it stands in the log once and on the owners' Home until somebody attends to it", async () => {
  const settings = await settingsOf(owner);
  await saveRatingSettings(owner, { ...settings, alertAdmins: false });
  const about = await makeUnassigned(shopId, orderId);
  expect(await readUntold(owner)).toEqual({ count: 0, latest: null });
  await write("Hello?", about);
  await write("Anybody?", about);
  expect(await told(about)).toEqual([]);
  expect((await logOf(owner, about)).filter((type) => type === "alert.nobody")).toHaveLength(1);
  expect(await readUntold(owner)).toEqual({ count: 1, latest: { orderId, updateId: about } });
  const { owner: stranger } = await makeShop("Elsewhere");
  expect(await readUntold(stranger)).toEqual({ count: 0, latest: null });
  await writeNote(agent, { updateId: about, kind: "internal", body: "I have seen it." });
  expect(await readUntold(owner)).toEqual({ count: 0, latest: null });
});

test("the answer to an apology goes to whoever has the rated update, else who solved it", async () => {
  const answered = async (
    assigneeId: string | null,
    meanwhile: () => Promise<unknown> = async () => {},
  ) => {
    const rated = await makeUpdate(owner, orderId, { assigneeId: owner.memberId });
    await solveUpdate(agent, { updateId: rated, notify: false });
    await submitRating(customer, { updateId: rated, stars: 1, comment: null });
    await assignUpdate(owner, { updateId: rated, assigneeId });
    await meanwhile();
    const actor = { ...customer, updateId: rated } as CustomerActor;
    return (await replyToApology(actor, { title: "About", body: "It broke again." })).updateId;
  };
  for (const [assigneeId, heir] of [
    [owner.memberId, owner.memberId],
    [null, agent.memberId],
  ] as const) {
    const about = await answered(assigneeId);
    expect(await updateRow(owner, about)).toMatchObject({ assigneeId: heir });
    expect(await told(about)).toEqual([[heir, "queued"]]);
    expect(await mailsOf(owner, about, "update.assigned")).toEqual([]);
  }
  const leaves = () => deactivateMember(owner, { memberId: agent.memberId });
  const about = await answered(null, leaves);
  expect(await updateRow(owner, about)).toMatchObject({ assigneeId: null });
  expect(await told(about)).toEqual([[owner.memberId, "queued"]]);
});

test("as much is quoted as providers show, of each message its share", () => {
  expect(quoteWithin(["One.", "Two."])).toEqual({ quotes: ["One.", "Two."], shortened: false });
  const long = "😀".repeat(100);
  const { quotes, shortened } = quoteWithin([long, "short", long], 60);
  expect(shortened).toBe(true);
  expect(quotes).toEqual([`${"😀".repeat(20)}…`, "short", `${"😀".repeat(20)}…`]);
});

test("many long messages stay below what Gmail clips", async () => {
  for (let n = 0; n < 8; n++) await write('Sæt <vand> & "kaffe" over. '.repeat(180).slice(0, 4900));
  await deliverAll(shopId);
  const [mail] = await mailsOf(owner, updateId, KIND);
  const { html, text } = await sentMessage(shopId, mail?.id ?? "");
  expect(Buffer.byteLength(html)).toBeLessThan(90_000);
  expect(text).toContain("These messages are shortened.");
  expect(await database().$count(mails, and(eq(mails.shopId, shopId), eq(mails.kind, KIND)))).toBe(
    1,
  );
});
