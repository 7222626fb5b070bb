import { randomUUID } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { accounts, orders, shopSetups } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { Locale } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";
import { readLink } from "@/lib/identity/access/customer-links";
import type { CustomerActor, MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { systemActor } from "@/lib/identity/system";
import { createLink } from "@/lib/mail/links";
import { upsertOrderSchema } from "@/lib/orders/schema";
import { upsertOrder } from "@/lib/orders/upsert-order";
import { openConversation } from "@/lib/updates/open-update";
import { solveUpdate } from "@/lib/updates/solve-update";

/**
 * Makes an order to try the loop with: the owner is its customer, has asked something, and gets the
 * mail that it is solved. The owner's name and address are the sign-in's. A second call while
 * there is one changes nothing. Throws `forbidden` below the owner.
 */
export async function startTest(actor: MemberActor, locale: Locale): Promise<void> {
  requireRole(actor, "owner");
  await transaction(async (tx) => {
    const [setup] = await tx
      .select({ testOrderId: shopSetups.testOrderId })
      .from(shopSetups)
      .where(eq(shopSetups.shopId, actor.shopId))
      .for("update");
    if (!setup || setup.testOrderId) return;
    const orderId = await makeOrder(tx, actor, locale);
    await tx
      .update(shopSetups)
      .set({ testOrderId: orderId })
      .where(eq(shopSetups.shopId, actor.shopId));
    const t = texts(locale, "setup");
    const customer = await comeIn(tx, actor.shopId, orderId);
    const { updateId } = await openConversation(customer, {
      title: t("sample.title"),
      body: t("sample.question"),
    });
    await solveUpdate(actor, { updateId, notify: true, final: true });
  });
}

async function makeOrder(tx: Tx, actor: MemberActor, locale: Locale): Promise<string> {
  const [account] = await tx
    .select({ email: accounts.email, name: accounts.name, firstName: accounts.publicName })
    .from(accounts)
    .where(eq(accounts.id, actor.accountId));
  if (!account) throw new AppError("unauthorized");
  const t = texts(locale, "setup");
  const order = upsertOrderSchema.parse({
    externalId: `test:${randomUUID()}`,
    number: t("sample.number"),
    status: "completed",
    currency: "EUR",
    total: "49.00",
    placedAt: new Date().toISOString(),
    customer: account,
    items: [{ name: t("sample.item"), quantity: 1, total: "49.00" }],
  });
  const { orderId } = await upsertOrder(systemActor(actor.shopId), order);
  await tx
    .update(orders)
    .set({ test: true, locale })
    .where(and(eq(orders.shopId, actor.shopId), eq(orders.id, orderId)));
  return orderId;
}

/** The customer as they would come in by a link; it goes with the order. */
async function comeIn(tx: Tx, shopId: string, orderId: string): Promise<CustomerActor> {
  const url = await createLink(tx, { shopId, purpose: "portal", orderId });
  const link = await readLink("portal", url.split("/").at(-1) ?? "");
  if (link.state !== "good") throw new Error("A fresh link that does not work.");
  return link.actor;
}
