import { randomUUID } from "node:crypto";
import { and, eq, sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { database } from "@/db/client";
import { links, mails } from "@/db/schema";
import {
  customerOfOrder,
  readOwnLink,
  readOwnLinkById,
} from "@/lib/identity/access/own-customer-links";
import type { MemberActor, OwnCustomerActor } from "@/lib/identity/actor";
import { chooseMails } from "@/lib/portal/my/choose-mails";
import { readOwnPage } from "@/lib/portal/my/queries";
import { requestOwnLink } from "@/lib/portal/my/request-own-link";
import { deliverAll, sentMessage } from "@/lib/testing/deliver";
import { makeCustomer, makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";

let owner: MemberActor;
beforeAll(async () => {
  ({ owner } = await makeShop());
});

async function makeOwn() {
  const { shopId } = owner;
  const customer = {
    email: `own-${randomUUID().slice(0, 8)}@example.com`,
    name: "Clara Jørgensen",
    firstName: "Clara",
  };
  const orderId = await makeOrder(shopId, { number: "1", customer });
  await makeOrder(shopId, { number: "2", customer });
  const { customerId } = await makeCustomer(shopId, orderId);
  return { shopId, orderId, customerId, email: customer.email };
}

/** Asks for the link, reads the mail and follows it. */
async function enter(of: { shopId: string; customerId: string }) {
  await requestOwnLink(of, randomUUID());
  await deliverAll(of.shopId);
  const [mail] = await database()
    .select()
    .from(mails)
    .where(and(eq(mails.customerId, of.customerId), eq(mails.kind, "customer.link")));
  const { text } = await sentMessage(of.shopId, mail?.id ?? "");
  const token = text.match(/\/my\/enter\/([\w-]{32})/)?.[1] ?? "";
  const link = await readOwnLink(token);
  if (link.state !== "good") throw new Error("A fresh link that does not work.");
  return { token, actor: link.actor };
}

test("the mailed link opens all of one customer's orders, and none of another's", async () => {
  const [own, other] = [await makeOwn(), await makeOwn()];
  await makeUpdate(owner, own.orderId, { title: "Seen" });
  await makeUpdate(owner, own.orderId, { title: "Unseen", internal: true });
  const { actor } = await enter(own);
  const page = await readOwnPage(actor);
  expect(page.greeting).toBe("Clara");
  expect(page.orders.map((order) => order.number).sort()).toEqual(["1", "2"]);
  const titles = page.orders.flatMap((order) => order.conversations.map((entry) => entry.title));
  expect(titles).toEqual(["Seen"]);
  expect((await customerOfOrder(actor, own.orderId))?.actor).toMatchObject({
    kind: "customer",
    orderId: own.orderId,
    updateId: null,
  });
  expect(await customerOfOrder(actor, other.orderId)).toBeNull();
  const { owner: stranger } = await makeShop("Other");
  const foreign = { ...actor, shopId: stranger.shopId } as OwnCustomerActor;
  expect(await customerOfOrder(foreign, own.orderId)).toBeNull();
});

test("a link ends when it is too old or withdrawn, and is good for nothing else", async () => {
  const own = await makeOwn();
  const { token, actor } = await enter(own);
  const isLink = and(eq(links.shopId, own.shopId), eq(links.id, actor.linkId));
  await database().update(links).set({ expiresAt: sql`now()` }).where(isLink);
  expect((await readOwnLink(token)).state).toBe("expired");
  expect((await readOwnLinkById(own.shopId, actor.linkId)).state).toBe("expired");
  await database().update(links).set({ revokedAt: sql`now()` }).where(isLink);
  expect((await readOwnLink(token)).state).toBe("unknown");
  const [portal] = await database().select().from(links).where(eq(links.orderId, own.orderId));
  expect((await readOwnLinkById(own.shopId, portal?.id ?? "")).state).toBe("unknown");
  for (const odd of ["", "x", token.replace(/.$/, "!")])
    expect((await readOwnLink(odd)).state).toBe("unknown");
});

test("asking is limited, and one form mails once", async () => {
  const own = await makeOwn();
  const form = randomUUID();
  await requestOwnLink(own, form);
  await requestOwnLink(own, form);
  for (let n = 0; n < 3; n += 1) await requestOwnLink(own, randomUUID());
  await expect(requestOwnLink(own, randomUUID())).rejects.toMatchObject({ code: "rate_limited" });
  const sent = await database().select().from(mails).where(eq(mails.customerId, own.customerId));
  expect(sent).toHaveLength(4);
});

test("mail choices go both ways and keep the date of what was stopped before", async () => {
  const own = await makeOwn();
  const { actor } = await enter(own);
  await chooseMails(actor, ["promoter"]);
  expect((await readOwnPage(actor)).stopped.sort()).toEqual(["detractor", "nps", "rating_request"]);
  await chooseMails(actor, ["promoter", "detractor", "nps"]);
  expect((await readOwnPage(actor)).stopped).toEqual(["rating_request"]);
  await chooseMails(actor, ["promoter", "detractor", "rating_request", "nps"]);
  expect((await readOwnPage(actor)).stopped).toEqual([]);
  await Promise.all([chooseMails(actor, []), chooseMails(actor, [])]);
  expect((await readOwnPage(actor)).stopped).toHaveLength(4);
});
