import { randomUUID } from "node:crypto";
import { eq, sql } from "drizzle-orm";
import postgres from "postgres";
import { beforeAll, describe, expect, test } from "vitest";
import { database, transaction } from "@/db/client";
import { orders } from "@/db/schema";
import { env } from "@/lib/base/env";
import { readLink } from "@/lib/identity/access/customer-links";
import { readNpsLink } from "@/lib/identity/access/nps-links";
import { customerOfOrder, readOwnLink } from "@/lib/identity/access/own-customer-links";
import type { CustomerActor, MemberActor, NpsActor, OwnCustomerActor } from "@/lib/identity/actor";
import { systemActor } from "@/lib/identity/system";
import { createCustomerLink, createLink, type LinkPurpose } from "@/lib/mail/links";
import { deactivateMember } from "@/lib/members/deactivate-member";
import { answerInvitation } from "@/lib/nps/answer/answer-invitation";
import { commentAnswer } from "@/lib/nps/answer/comment-answer";
import { upsertOrder } from "@/lib/orders/upsert-order";
import { chooseMails } from "@/lib/portal/my/choose-mails";
import { optIn, optOut, setReplyMails } from "@/lib/portal/preferences";
import { replyToApology } from "@/lib/portal/reply-to-apology";
import { submitRating } from "@/lib/ratings/submit-rating";
import { makeKey, makeMember, makeShop, makeUnassigned, makeUpdate } from "@/lib/testing/factories";
import { makeInvitation } from "@/lib/testing/nps";
import { takeUpdate } from "@/lib/updates/home/take-update";
import { openConversation } from "@/lib/updates/open-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

let owner: MemberActor;
let shopId: string;
beforeAll(async () => {
  ({ owner, shopId } = await makeShop());
});

const FIRST = "first@example.com";

/** What the shop system says of order 77 of this test: whose it is. */
const told = (externalId: string, email: string) => ({
  externalId,
  number: "77",
  status: "processing",
  currency: "EUR",
  total: "10.00",
  placedAt: new Date("2026-11-06T10:12:00Z"),
  customer: { email, name: email },
  items: [],
});

type Scene = { externalId: string; orderId: string; open: string; solved: string; rated: string };

/** An order of the first customer's with a conversation in every state. */
async function makeScene(): Promise<Scene> {
  const externalId = randomUUID();
  const { orderId } = await upsertOrder(systemActor(shopId), told(externalId, FIRST));
  const [open, solved, rated] = [
    await makeUpdate(owner, orderId, { title: "Open" }),
    await makeUpdate(owner, orderId, { title: "Solved" }),
    await makeUpdate(owner, orderId, { title: "Rated" }),
  ];
  for (const updateId of [solved, rated]) await solveUpdate(owner, { updateId, notify: false });
  const customer = await comeBy(orderId, "portal");
  await submitRating(customer, { updateId: rated, stars: 1, comment: null });
  return { externalId, orderId, open, solved, rated };
}

async function comeBy(
  orderId: string,
  purpose: LinkPurpose,
  updateId?: string,
): Promise<CustomerActor> {
  const solveNumber = purpose === "rate" ? 1 : undefined;
  const url = await transaction((tx) =>
    createLink(tx, { shopId, orderId, purpose, updateId, solveNumber }),
  );
  const link = await readLink(purpose, url.split("/").at(-1) ?? "");
  if (link.state !== "good") throw new Error("A fresh link that does not work.");
  return link.actor;
}

async function comeByOwnPage(orderId: string): Promise<OwnCustomerActor> {
  const [order] = await database().select().from(orders).where(eq(orders.id, orderId));
  const { mailId } = await makeInvitation(owner, { orderId });
  const url = await transaction((tx) =>
    createCustomerLink(tx, { shopId, customerId: order?.customerId ?? "", mailId }),
  );
  const link = await readOwnLink(url.split("/").at(-1) ?? "");
  if (link.state !== "good") throw new Error("A fresh link that does not work.");
  return link.actor;
}

async function comeByQuestion(orderId: string): Promise<NpsActor> {
  const { token } = await makeInvitation(owner, { orderId });
  const link = await readNpsLink(token);
  if (link.state !== "good") throw new Error("A fresh link that does not work.");
  return link.actor;
}

let watch: postgres.Sql;
beforeAll(() => {
  watch = postgres(env().DATABASE_URL, { max: 1 });
  return () => watch.end();
});

/** Waits until a session of this database waits for a lock. */
async function untilSomebodyWaits(): Promise<void> {
  for (let turn = 0; turn < 500; turn += 1) {
    const [row] = await watch`select count(*)::int as n from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`;
    if (row?.n > 0) return;
    await new Promise((done) => setTimeout(done, 10));
  }
  throw new Error("Nobody came to wait.");
}

/**
 * Runs `first` in a transaction that stays open until `act`, started after it, waits for a lock of it;
 * `meanwhile` happens before it ends. Returns the refusal of `act`, or "done".
 */
async function race(
  act: () => Promise<unknown>,
  first: () => Promise<unknown>,
  meanwhile: () => Promise<unknown> = async () => {},
): Promise<string> {
  let start = () => {};
  const started = new Promise<void>((done) => {
    start = done;
  });
  // Begun out here, they take connections of their own.
  const acting = started.then(act).then(
    () => "done",
    (error) => String(error.code ?? error),
  );
  const watching = started.then(untilSomebodyWaits).then(meanwhile);
  await transaction(async () => {
    await first();
    start();
    await watching;
  });
  return acting;
}

/** What an act may leave: how much there is of it, and what it changes. */
async function traces(): Promise<string> {
  const [row] = await database().execute(sql`select
    (select count(*) from events where shop_id = ${shopId}) as events,
    (select count(*) from notes where shop_id = ${shopId}) as notes,
    (select count(*) from ratings where shop_id = ${shopId}) as ratings,
    (select count(*) from mails where shop_id = ${shopId}) as mails,
    (select count(*) from nps_reviews where shop_id = ${shopId}) as reviews,
    (select string_agg(comment, ' ' order by id) from nps_reviews where shop_id = ${shopId}) as comments,
    (select count(*) from opt_outs where shop_id = ${shopId}) as stops,
    (select count(reply_mails_off_at) from orders where shop_id = ${shopId}) as replies_off,
    (select count(*) from updates where shop_id = ${shopId} and assignee_id is not null) as taken,
    (select count(*) from links where shop_id = ${shopId}) as links`);
  return JSON.stringify(row);
}

const moveTo = (scene: Scene, email: string) =>
  upsertOrder(systemActor(shopId), told(scene.externalId, email));

/** Every act of a customer's, prepared before the order moves. */
const ACTS: Record<string, (scene: Scene) => Promise<() => Promise<unknown>>> = {
  async "rates by the star link"({ orderId, solved }) {
    const actor = await comeBy(orderId, "rate", solved);
    return () => submitRating(actor, { updateId: solved, stars: 1, comment: "Private words" });
  },
  async "rates on the order's page"({ orderId, solved }) {
    const actor = await comeBy(orderId, "portal");
    return () => submitRating(actor, { updateId: solved, stars: 1, comment: "Private words" });
  },
  async "rates by their own page"({ orderId, solved }) {
    const open = await customerOfOrder(await comeByOwnPage(orderId), orderId);
    if (!open) throw new Error("Their own order.");
    const { actor } = open;
    return () => submitRating(actor, { updateId: solved, stars: 5, comment: null });
  },
  async "re-opens"({ orderId, solved }) {
    const actor = await comeBy(orderId, "rate", solved);
    return () => reopenUpdate(actor, { updateId: solved });
  },
  async writes({ orderId, open }) {
    const actor = await comeBy(orderId, "portal");
    return () => writeNote(actor, { updateId: open, kind: "customer", body: "Private words" });
  },
  async "answers the apology"({ orderId, rated }) {
    const actor = await comeBy(orderId, "reply", rated);
    return () => replyToApology(actor, { title: "Answer", body: "Private words" });
  },
  async "opens a conversation"({ orderId }) {
    const actor = await comeBy(orderId, "portal");
    return () => openConversation(actor, { title: "Question", body: "Private words" });
  },
  async "stops mails about replies"({ orderId }) {
    const actor = await comeBy(orderId, "portal");
    return () => setReplyMails(actor, false);
  },
  async "stops feedback mails"({ orderId }) {
    const actor = await comeBy(orderId, "unsubscribe");
    return () => optOut(actor, "promoter");
  },
  async "takes an opt-out back"({ orderId }) {
    const actor = await comeBy(orderId, "unsubscribe");
    await optOut(actor, "detractor");
    return () => optIn(actor, "detractor");
  },
  async "answers the NPS question"({ orderId }) {
    const actor = await comeByQuestion(orderId);
    return () => answerInvitation(actor, 3);
  },
  async "comments the NPS answer"({ orderId }) {
    const actor = await comeByQuestion(orderId);
    await answerInvitation(actor, 3);
    return () => commentAnswer(actor, `Private words ${randomUUID()}`);
  },
};

describe.each(Object.keys(ACTS))("while the order moves, its former customer %s", (name) => {
  const prepare = (scene: Scene) => {
    const make = ACTS[name];
    if (!make) throw new Error("No such act.");
    return make(scene);
  };

  test("and is refused: nothing is written, nobody is mailed", async () => {
    const scene = await makeScene();
    const act = await prepare(scene);
    const before = await traces();
    expect(await race(act, () => moveTo(scene, `new-${randomUUID()}@example.com`))).toBe(
      "not_found",
    );
    expect(await traces()).toBe(before);
  });

  test("and is heard when it stays theirs", async () => {
    const scene = await makeScene();
    const act = await prepare(scene);
    const before = await traces();
    // Whatever the act waits for is let go unchanged.
    const held = sql`select from orders o left join links l on l.shop_id = o.shop_id and l.order_id = o.id
      where o.shop_id = ${shopId} and o.id = ${scene.orderId} for no key update of o`;
    const links = sql`select from links where shop_id = ${shopId} and order_id = ${scene.orderId} for no key update`;
    const outcome = await race(act, async () => {
      await database().execute(held);
      await database().execute(links);
    });
    expect(outcome).toBe("done");
    expect(await traces()).not.toBe(before);
  });
});

test("a rating that waits for its conversation while the order moves reaches nobody", async () => {
  const scene = await makeScene();
  const { orderId, solved } = scene;
  const actor = await comeBy(orderId, "rate", solved);
  const rate = () => submitRating(actor, { updateId: solved, stars: 1, comment: "Private words" });
  const hold = () =>
    database().execute(sql`select from updates where id = ${solved} for no key update`);
  const before = await traces();
  expect(await race(rate, hold, () => moveTo(scene, "second@example.com"))).toBe("not_found");
  expect(await traces()).toBe(before);
});

test.each(["revoked_at", "expires_at"])(
  "a link whose %s comes while the act waits is refused",
  async (column) => {
    const { orderId, solved } = await makeScene();
    const actor = await comeBy(orderId, "portal");
    const rate = () => submitRating(actor, { updateId: solved, stars: 4, comment: null });
    const hold = () =>
      database().execute(sql`select from updates where id = ${solved} for no key update`);
    const end = () =>
      watch`update links set ${watch(column)} = clock_timestamp() where id = ${actor.linkId}`;
    const before = await traces();
    expect(await race(rate, hold, end)).toBe(column === "revoked_at" ? "not_found" : "expired");
    expect(await traces()).toBe(before);
    const fresh = await comeBy(orderId, "portal");
    expect(
      await race(() => submitRating(fresh, { updateId: solved, stars: 4, comment: null }), hold),
    ).toBe("done");
  },
);

test("a conversation hidden while its rating waits takes none", async () => {
  const { orderId, solved } = await makeScene();
  const actor = await comeBy(orderId, "rate", solved);
  const rate = () => submitRating(actor, { updateId: solved, stars: 4, comment: null });
  const before = await traces();
  const hide = () =>
    database().execute(sql`update updates set visible_at = null where id = ${solved}`);
  expect(await race(rate, hide)).toBe("not_found");
  expect(await traces()).toBe(before);
});

test("mail choices of a customer's own page end with its link", async () => {
  const { orderId } = await makeScene();
  const actor = await comeByOwnPage(orderId);
  const hold = () =>
    database().execute(sql`select from links where id = ${actor.linkId} for no key update`);
  const revoke = () =>
    database().execute(sql`update links set revoked_at = now() where id = ${actor.linkId}`);
  expect(await race(() => chooseMails(actor, ["nps"]), hold)).toBe("done");
  const before = await traces();
  expect(await race(() => chooseMails(actor, []), revoke)).toBe("not_found");
  expect(await traces()).toBe(before);
});

describe("the team", () => {
  const hold = (updateId: string) => () =>
    database().execute(sql`select from updates where id = ${updateId} for no key update`);

  test("whoever is deactivated while taking an update does not get it", async () => {
    const { orderId } = await makeScene();
    const agent = await makeMember(shopId, "agent");
    const updateId = await makeUnassigned(shopId, orderId);
    const before = await traces();
    const leave = () => deactivateMember(owner, { memberId: agent.memberId });
    expect(await race(() => takeUpdate(agent, { updateId }), leave)).toBe("unauthorized");
    expect(await traces()).toBe(before);
    const stays = await makeMember(shopId, "agent");
    expect(await race(() => takeUpdate(stays, { updateId }), hold(updateId))).toBe("done");
  });

  test("a key withdrawn while its act waits does nothing", async () => {
    const { orderId } = await makeScene();
    const updateId = await makeUpdate(owner, orderId);
    const { actor } = await makeKey(shopId);
    const solve = () => solveUpdate(actor, { updateId, notify: true });
    const withdraw = () => watch`update api_keys set revoked_at = now() where id = ${actor.keyId}`;
    const before = await traces();
    expect(await race(solve, hold(updateId), withdraw)).toBe("unauthorized");
    expect(await traces()).toBe(before);
    const { actor: good } = await makeKey(shopId);
    const done = () => solveUpdate(good, { updateId, notify: true });
    expect(await race(done, hold(updateId))).toBe("done");
  });
});
