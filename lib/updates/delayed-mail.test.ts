import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { mails, npsReviews, orders } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { MINUTE } from "@/lib/base/time";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import type { CustomerActor, MemberActor } from "@/lib/identity/actor";
import { systemActor } from "@/lib/identity/system";
import { blockAddress } from "@/lib/mail/blocked-addresses";
import { DELAYED_KINDS, type DelayedKind, type MailKind } from "@/lib/mail/kinds";
import { queueMails } from "@/lib/mail/queue-mail";
import { testKey } from "@/lib/mail/test-key";
import { MAIL_KIND_NAMES } from "@/lib/mail-kinds/registry";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { readSolvedSurvey } from "@/lib/nps/solved-survey";
import { upsertOrder } from "@/lib/orders/upsert-order";
import { optOut, setReplyMails } from "@/lib/portal/preferences";
import { submitRating } from "@/lib/ratings/submit-rating";
import { saveRatingSettings } from "@/lib/settings/save-rating-settings";
import { deliverAll, deliverOne } from "@/lib/testing/deliver";
import {
  accountEmail,
  makeCustomer,
  makeMember,
  makeOrder,
  makeShop,
  makeUpdate,
  settingsOf,
} from "@/lib/testing/factories";
import { inviteNow, setSolvedSurvey, startInvitations } from "@/lib/testing/nps";
import { mailsOf } from "@/lib/testing/rows";
import { hideUpdate } from "@/lib/updates/show-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { tellOfWork } from "@/lib/updates/tell-of-work";
import { undoSolve } from "@/lib/updates/undo-solve";
import { writeNote } from "@/lib/updates/write-note";

/** An order whose update `agent` looks after, and the mail of it that waits. */
type Scene = {
  shopId: string;
  owner: MemberActor;
  agent: MemberActor;
  customer: CustomerActor;
  orderId: string;
  externalId: string;
  updateId: string;
  mailId: string;
};
type Before = Omit<Scene, "mailId">;

const ORDER = { status: "processing", currency: "EUR", total: "214.00", items: [] };

async function open(): Promise<Before> {
  const { shopId, owner } = await makeShop();
  const agent = await makeMember(shopId, "agent");
  const externalId = randomUUID();
  const orderId = await makeOrder(shopId, { externalId });
  const updateId = await makeUpdate(agent, orderId);
  const customer = await makeCustomer(shopId, orderId);
  return { shopId, owner, agent, customer, orderId, externalId, updateId };
}

/** The mail of a kind that waits, as the last thing that has happened. */
async function waiting(before: Before, kind: MailKind): Promise<Scene> {
  const mail = (await mailsOf(before, before.updateId, kind)).at(-1);
  if (mail?.state !== "queued") throw new Error(`No ${kind} waits.`);
  return { ...before, mailId: mail.id };
}

async function solved(notify = true): Promise<Before> {
  const before = await open();
  await deliverAll(before.shopId);
  await solveUpdate(before.agent, { updateId: before.updateId, notify });
  return before;
}

async function rated(stars: number): Promise<Before> {
  const before = await solved();
  await deliverAll(before.shopId);
  await submitRating(before.customer, { updateId: before.updateId, stars, comment: null });
  return before;
}

async function invited(): Promise<Before> {
  const before = await solved();
  await deliverAll(before.shopId);
  const page = "https://holm-hazel.example/thanks";
  await startInvitations(before.shopId, { successUrl: page, errorUrl: page });
  await inviteNow(before.shopId, before.updateId);
  return before;
}

async function written(): Promise<Before> {
  const before = await open();
  const { updateId, customer } = before;
  await deliverAll(before.shopId);
  await writeNote(customer, { updateId, kind: "customer", body: "Where are they?" });
  return before;
}

async function opened(): Promise<Before> {
  const before = await open();
  await deliverAll(before.shopId);
  const { shopId, updateId } = before;
  const { channelId, categoryId } = await readSolvedSurvey(database(), shopId);
  const answer = { score: 2, lowest: 0, day: "2026-11-01", person: `deviceId:${updateId}` };
  await database()
    .insert(npsReviews)
    .values({ shopId, channelId, categoryId, workUpdateId: updateId, ...answer });
  await transaction((tx) => tellOfWork(tx, shopId, { updateId, aboutId: null }));
  return before;
}

async function testing(): Promise<Scene> {
  const before = await open();
  const to = {
    address: await accountEmail(before.agent),
    name: "Amara",
    memberId: before.agent.memberId,
  };
  const draft = { kind: "mail.test", dedupeKey: testKey(null), to, delay: MINUTE } as const;
  const [mail] = await transaction((tx) => queueMails(tx, before.shopId, [draft]));
  return { ...before, mailId: mail?.id ?? "" };
}

const SCENES: Record<DelayedKind, () => Promise<Scene>> = {
  "note.customer": async () => waiting(await open(), "note.customer"),
  "update.solved": async () => waiting(await solved(), "update.solved"),
  "update.customer_wrote": async () => waiting(await written(), "update.customer_wrote"),
  "update.opened": async () => waiting(await opened(), "update.opened"),
  "rating.promoter": async () => waiting(await rated(5), "rating.promoter"),
  "rating.detractor": async () => waiting(await rated(2), "rating.detractor"),
  "nps.invitation": async () => waiting(await invited(), "nps.invitation"),
  "mail.test": testing,
};

const move = async ({ shopId, externalId, orderId }: Scene, email: string | null) => {
  const [order] = await database().select().from(orders).where(eq(orders.id, orderId));
  if (!order) throw new Error("No such order.");
  const { number, placedAt } = order;
  const customer = { email, name: "Mads Holm" };
  await upsertOrder(systemActor(shopId), { ...ORDER, externalId, number, placedAt, customer });
};
const switchOff = async ({ owner }: Scene, name: "ratingsOn" | "followUpsOn") =>
  saveRatingSettings(owner, { ...(await settingsOf(owner)), [name]: false });

/** Everything that can happen while a mail waits. */
const CHANGES = {
  nothing: async () => {},
  "the customer writes": ({ customer, updateId }: Scene) =>
    writeNote(customer, { updateId, kind: "customer", body: "Any news?" }),
  "we write again": ({ agent, updateId }: Scene) =>
    writeNote(agent, { updateId, kind: "customer", body: "It leaves today." }),
  "solved and told": ({ owner, updateId }: Scene) => solveUpdate(owner, { updateId, notify: true }),
  "solved silently": ({ owner, updateId }: Scene) =>
    solveUpdate(owner, { updateId, notify: false }),
  undone: ({ agent, updateId }: Scene) => undoSolve(agent, { updateId }),
  "re-opened by us": ({ owner, updateId }: Scene) => reopenUpdate(owner, { updateId }),
  "re-opened by the customer": ({ customer, updateId }: Scene) =>
    reopenUpdate(customer, { updateId }),
  "solved again": async ({ owner, updateId }: Scene) => {
    await reopenUpdate(owner, { updateId });
    await solveUpdate(owner, { updateId, notify: true });
  },
  "solved again silently": async ({ owner, updateId }: Scene) => {
    await reopenUpdate(owner, { updateId });
    await solveUpdate(owner, { updateId, notify: false });
  },
  rated: ({ customer, updateId }: Scene) =>
    submitRating(customer, { updateId, stars: 3, comment: null }),
  "solved silently and rated": async ({ owner, customer, updateId }: Scene) => {
    await solveUpdate(owner, { updateId, notify: false });
    await submitRating(customer, { updateId, stars: 3, comment: null });
  },
  hidden: ({ owner, updateId }: Scene) => hideUpdate(owner, { updateId }),
  "moved to another customer": (scene: Scene) => move(scene, `mads-${randomUUID()}@example.com`),
  "left without an address": (scene: Scene) => move(scene, null),
  cancelled: ({ orderId }: Scene) =>
    database().update(orders).set({ status: "cancelled" }).where(eq(orders.id, orderId)),
  "reply emails off": ({ customer }: Scene) => setReplyMails(customer, false),
  "requests to rate stopped": ({ customer }: Scene) => optOut(customer, "rating_request"),
  "thanks stopped": ({ customer }: Scene) => optOut(customer, "promoter"),
  "apologies stopped": ({ customer }: Scene) => optOut(customer, "detractor"),
  "invitations stopped": ({ customer }: Scene) => optOut(customer, "nps"),
  "the address bounces": async ({ shopId, mailId }: Scene) => {
    const [mail] = await database().select().from(mails).where(eq(mails.id, mailId));
    const block = { address: mail?.toAddress ?? "", reason: "bounce", detail: "", mailId } as const;
    await transaction((tx) => blockAddress(tx, shopId, block));
  },
  "ratings off": (scene: Scene) => switchOff(scene, "ratingsOn"),
  "follow-ups off": (scene: Scene) => switchOff(scene, "followUpsOn"),
  "invitations off": ({ shopId }: Scene) => setSolvedSurvey(shopId, { active: false }),
  erased: async ({ owner, customer, orderId }: Scene) => {
    const [order] = await database().select().from(orders).where(eq(orders.id, orderId));
    const { customerId } = customer;
    await eraseCustomer(owner, { customerId, confirmation: order?.number ?? "" });
  },
  "the member leaves": ({ owner, agent }: Scene) =>
    deactivateMember(owner, { memberId: agent.memberId }),
} satisfies Record<string, (scene: Scene) => PromiseLike<unknown>>;
type Change = keyof typeof CHANGES;

/** `sent`, or why not; after what refused the change, if it was. */
type End = string;
/** What becomes of a mail that is sent after everything else. */
const WALKS: Record<DelayedKind, Partial<Record<Change, End>>> = {
  "note.customer": {
    "solved and told": "folded",
    undone: "not_solved: sent",
    "re-opened by us": "not_solved: sent",
    "re-opened by the customer": "not_solved: sent",
    "solved again": "not_solved: sent",
    "solved again silently": "not_solved: sent",
    rated: "not_solved: sent",
    "solved silently and rated": "rated",
    hidden: "hidden",
    "moved to another customer": "address_gone",
    "left without an address": "address_gone",
    "reply emails off": "replies_off",
    erased: "erased",
  },
  "update.solved": {
    "the customer writes": "update_solved: sent",
    "we write again": "update_solved: sent",
    "solved and told": "already_solved: sent",
    "solved silently": "already_solved: sent",
    undone: "undone",
    "re-opened by us": "reopened",
    "re-opened by the customer": "reopened",
    "solved again": "reopened",
    "solved again silently": "reopened",
    rated: "rated",
    "solved silently and rated": "already_solved: sent",
    hidden: "hidden",
    "moved to another customer": "address_gone",
    "left without an address": "address_gone",
    erased: "erased",
  },
  "update.customer_wrote": {
    ...stillOpen(),
    "we write again": "answered",
    hidden: "invalid: sent",
    erased: "erased",
    "the member leaves": "reassigned",
  },
  "update.opened": { ...stillOpen(), erased: "erased", "the member leaves": "member_gone" },
  "rating.promoter": {
    ...closed(),
    "thanks stopped": "opted_out",
    "ratings off": "ratings_off",
    "follow-ups off": "follow_ups_off",
  },
  "rating.detractor": {
    ...closed(),
    "apologies stopped": "opted_out",
    "ratings off": "ratings_off",
    "follow-ups off": "follow_ups_off",
  },
  "nps.invitation": {
    "the customer writes": "update_solved: sent",
    "we write again": "update_solved: sent",
    "solved and told": "already_solved: sent",
    "solved silently": "already_solved: sent",
    undone: "too_late: sent",
    "re-opened by us": "reopened",
    "re-opened by the customer": "reopened",
    "solved again": "solved_again",
    "solved again silently": "solved_again",
    // Three stars: not the moment to ask.
    rated: "unrecovered",
    "solved silently and rated": "already_solved: sent",
    "moved to another customer": "address_gone",
    "left without an address": "address_gone",
    cancelled: "order_cancelled",
    "invitations stopped": "opted_out",
    "invitations off": "invitations_off",
    "the address bounces": "blocked",
    erased: "erased",
  },
  "mail.test": {
    undone: "not_solved: sent",
    "re-opened by us": "not_solved: sent",
    "re-opened by the customer": "not_solved: sent",
    "solved again": "not_solved: sent",
    "solved again silently": "not_solved: sent",
    rated: "not_solved: sent",
    "the member leaves": "member_gone",
  },
};

/** What the team has to do is done once the update is solved, and stays while it is open. */
function stillOpen(): Partial<Record<Change, End>> {
  return {
    "solved and told": "answered",
    "solved silently": "answered",
    "solved silently and rated": "answered",
    undone: "not_solved: sent",
    "re-opened by us": "not_solved: sent",
    "re-opened by the customer": "not_solved: sent",
    "solved again": "not_solved: sent",
    "solved again silently": "not_solved: sent",
    rated: "not_solved: sent",
  };
}

/** Nothing changes an update that was rated; its follow-up is about the rating. */
function closed(): Partial<Record<Change, End>> {
  return {
    "the customer writes": "already_rated: sent",
    "we write again": "already_rated: sent",
    "solved and told": "already_rated: sent",
    "solved silently": "already_rated: sent",
    undone: "already_rated: sent",
    "re-opened by us": "already_rated: sent",
    "re-opened by the customer": "already_rated: sent",
    "solved again": "already_rated: sent",
    "solved again silently": "already_rated: sent",
    rated: "already_rated: sent",
    "solved silently and rated": "already_rated: sent",
    hidden: "already_rated: sent",
    "moved to another customer": "address_gone",
    "left without an address": "address_gone",
    "the address bounces": "blocked",
    erased: "erased",
  };
}

async function walk(scene: Scene, change: Change): Promise<End> {
  let refusal = "";
  try {
    await CHANGES[change](scene);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    refusal = `${error.code}: `;
  }
  await deliverOne(scene.shopId, scene.mailId);
  const [mail] = await database()
    .select({ state: mails.state, reason: mails.dropReason })
    .from(mails)
    .where(and(eq(mails.shopId, scene.shopId), eq(mails.id, scene.mailId)));
  return refusal + (mail?.reason ?? mail?.state);
}

describe.each(DELAYED_KINDS)("%s waits", (kind) => {
  test.each(Object.keys(CHANGES) as Change[])("meanwhile: %s", async (change) => {
    const scene = await SCENES[kind]();
    expect(await walk(scene, change)).toBe(WALKS[kind][change] ?? "sent");
  });
});

test("a mail that waits is of a kind that is walked here, and no other kind ever waits", async () => {
  expect(DELAYED_KINDS.filter((kind) => !MAIL_KIND_NAMES.includes(kind))).toEqual([]);
  for (const scene of Object.values(SCENES)) await scene();
  const late = await database().execute<{ kind: DelayedKind }>(
    sql`select distinct kind from mails where send_at > created_at`,
  );
  const kinds = late.map(({ kind }) => kind);
  expect(kinds.filter((kind) => !DELAYED_KINDS.includes(kind))).toEqual([]);
  expect(kinds.length).toBeGreaterThan(3);
});
