import { randomUUID } from "node:crypto";
import { and, asc, eq, isNull } from "drizzle-orm";
import { database, transaction } from "@/db/client";
import {
  blockedAddresses,
  customers,
  mailSettings,
  mails,
  mailTemplates,
  npsSurveys,
  orders,
  shopSetups,
  shops,
  statuses,
  updates,
} from "@/db/schema";
import { readLink } from "@/lib/identity/access/customer-links";
import { readOwnLink } from "@/lib/identity/access/own-customer-links";
import type { CustomerActor, MemberActor } from "@/lib/identity/actor";
import { sealSmtp } from "@/lib/mail/credentials";
import { createCustomerLink, createLink, type LinkPurpose, type NewLink } from "@/lib/mail/links";
import { mailCheckUrl } from "@/lib/mail/mail-check";
import { createTemplate } from "@/lib/nps/templates/create-template";
import { starterTemplate } from "@/lib/nps/templates/starter-template";

/** The shop as stored. */
export async function shopRow(shopId: string) {
  const [row] = await database().select().from(shops).where(eq(shops.id, shopId));
  if (!row) throw new Error("No such shop.");
  return row;
}

/** The shop's labels in use, in their order. */
export function statusRows(shopId: string) {
  return database()
    .select()
    .from(statuses)
    .where(and(eq(statuses.shopId, shopId), isNull(statuses.archivedAt)))
    .orderBy(asc(statuses.position));
}

/** Number, customer and address of an order. */
export async function orderRow(shopId: string, orderId: string) {
  const [row] = await database()
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)));
  if (!row) throw new Error("No such order.");
  return row;
}

/** The customer with this address. */
export async function customerRow(shopId: string, email: string) {
  const [row] = await database()
    .select()
    .from(customers)
    .where(and(eq(customers.shopId, shopId), eq(customers.email, email)));
  return row;
}

/** Where the shop's answers count. */
export async function countedUnder(shopId: string): Promise<Record<string, string>> {
  const [row] = await database()
    .select()
    .from(npsSurveys)
    .where(and(eq(npsSurveys.shopId, shopId), eq(npsSurveys.kind, "solved")));
  return { channelId: String(row?.channelId), categoryId: String(row?.categoryId) };
}

/** A template that nothing uses. */
export async function makeTemplate(owner: MemberActor) {
  const name = `Words ${randomUUID()}`;
  const id = await createTemplate(owner, { name, from: null }, starterTemplate("en"));
  const [row] = await database()
    .select()
    .from(mailTemplates)
    .where(and(eq(mailTemplates.shopId, owner.shopId), eq(mailTemplates.id, id)));
  if (!row) throw new Error("A template that was just made is not there.");
  return row;
}

/** An address that gets no feedback mail. */
export async function blockAddress(shopId: string): Promise<string> {
  const address = `blocked-${randomUUID()}@example.com`;
  await database().insert(blockedAddresses).values({ shopId, address, reason: "bounce" });
  return address;
}

/** A mail that no server would take. */
export async function makeFailedMail(shopId: string): Promise<string> {
  const id = randomUUID();
  await database().insert(mails).values({
    shopId,
    id,
    kind: "mail.test",
    dedupeKey: id,
    state: "failed",
    toAddress: "clara@example.com",
    sendAt: new Date(),
  });
  return id;
}

/** A customer who came by a link of some purpose, with its token. */
export async function comeBy(
  link: NewLink & { purpose: LinkPurpose },
): Promise<{ token: string; actor: CustomerActor; expiresAt: Date }> {
  const url = await transaction((tx) => createLink(tx, link));
  const token = url.split("/").at(-1) ?? "";
  const read = await readLink(link.purpose, token);
  if (read.state !== "good") throw new Error("A fresh link that does not work.");
  return { token, actor: read.actor, expiresAt: read.expiresAt };
}

/** A customer who came by a link to everything of theirs. */
export async function comeAsOwn(shopId: string, customerId: string) {
  const mailId = await makeFailedMail(shopId);
  const url = await transaction((tx) => createCustomerLink(tx, { shopId, customerId, mailId }));
  const read = await readOwnLink(url.split("/").at(-1) ?? "");
  if (read.state !== "good") throw new Error("A fresh link that does not work.");
  return read.actor;
}

/** The order the owner tries the loop with, and its conversation. */
export async function testOrder(shopId: string): Promise<{ orderId: string; updateId: string }> {
  const [row] = await database()
    .select({ orderId: updates.orderId, updateId: updates.id })
    .from(shopSetups)
    .innerJoin(
      updates,
      and(eq(updates.shopId, shopSetups.shopId), eq(updates.orderId, shopSetups.testOrderId)),
    )
    .where(eq(shopSetups.shopId, shopId));
  if (!row) throw new Error("There is no test order.");
  return row;
}

/** Gives a shop a server of its own; returns the token in the link of a test mail that goes through it. */
export async function arrivedToken(shopId: string): Promise<string> {
  const smtpSealed = sealSmtp({
    host: "127.0.0.1",
    port: 25,
    secure: false,
    user: "",
    password: "",
  });
  const [provider] = await database()
    .update(mailSettings)
    .set({ transport: "smtp", smtpSealed, verifiedAt: null })
    .where(eq(mailSettings.shopId, shopId))
    .returning();
  if (!provider) throw new Error("A shop without its settings.");
  return mailCheckUrl(shopId, provider).split("/").at(-1) ?? "";
}

/** The ids of the shop's customers. */
export async function customersOf(shopId: string): Promise<string[]> {
  const rows = await database()
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.shopId, shopId));
  return rows.map(({ id }) => id);
}
