import { and, eq, isNull, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { customers, orders } from "@/db/schema";
import { LONG_ACT, withAllowance } from "@/lib/base/allowance";
import { AppError } from "@/lib/base/errors";
import { logInfo } from "@/lib/base/log";
import { composed } from "@/lib/base/text";
import { lockBelongings } from "@/lib/customers/belongings";
import {
  dropAnswers,
  emptyMails,
  forgetAddress,
  removeLinks,
  wipeAnswers,
  wipeWords,
} from "@/lib/customers/wipe-traces";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { plainNumber } from "@/lib/orders/order-number";
import type { Whose } from "@/lib/orders/require-customer";
import { recordChanges } from "@/lib/shops/record-changes";

/**
 * Erases a customer permanently: whatever says who it was goes, in one transaction; orders, stars and
 * the tracking log stay and count. `confirmation` is their name or the number of one of their orders.
 * Erasing somebody who is erased already does nothing. Throws `forbidden` for agents, `not_found`,
 * and `invalid` (field `confirmation`).
 */
export async function eraseCustomer(
  actor: MemberActor,
  { customerId, confirmation }: { customerId: string; confirmation: string },
): Promise<void> {
  requireRole(actor, "admin");
  const whose = { shopId: actor.shopId, customerId };
  const work = async (tx: Tx) => {
    // What is written about the customer waits from here on; ratings and notes take these locks first as well.
    await lockBelongings(tx, whose);
    const before = await lockCustomer(tx, whose);
    if (before.erasedAt) return false;
    await confirm(tx, whose, before.name, confirmation);
    await entomb(tx, actor, whose);
    // New statements: they see what was committed while this one waited.
    await wipeWords(tx, whose);
    await wipeAnswers(tx, whose, before);
    await emptyMails(tx, whose);
    await removeLinks(tx, whose);
    await dropAnswers(tx, whose, before.email);
    await forgetAddress(tx, whose, before.email);
    await recordChanges(tx, actor, [
      { setting: "customers.erased", subjectId: customerId, from: null, to: null },
    ]);
    return true;
  };
  if (await withAllowance(LONG_ACT, () => transaction(work)))
    logInfo("customer erased", { shopId: actor.shopId, customerId, memberId: actor.memberId });
}

async function lockCustomer(tx: Tx, { shopId, customerId }: Whose) {
  const [customer] = await tx
    .select({
      name: customers.name,
      email: customers.email,
      unusableEmail: customers.unusableEmail,
      erasedAt: customers.erasedAt,
    })
    .from(customers)
    .where(and(eq(customers.shopId, shopId), eq(customers.id, customerId)))
    .for("update");
  if (!customer) throw new AppError("not_found");
  return customer;
}

async function confirm(tx: Tx, whose: Whose, name: string, typed: string): Promise<void> {
  const plain = (words: string) => composed(words).trim().toLowerCase();
  if (name && plain(typed) === plain(name)) return;
  const number = plainNumber(typed);
  const own = await tx
    .select({ number: orders.number })
    .from(orders)
    .where(and(eq(orders.shopId, whose.shopId), eq(orders.customerId, whose.customerId)));
  const order = number && own.some((one) => plainNumber(one.number) === number);
  if (!order) throw new AppError("invalid", { fields: { confirmation: "eraseMismatch" } });
}

async function entomb(tx: Tx, actor: MemberActor, { shopId, customerId }: Whose): Promise<void> {
  await tx
    .update(customers)
    .set({
      ...{ email: null, unusableEmail: null, name: "", firstName: null, lastName: null, tags: [] },
      ...{ erasedAt: sql`now()`, erasedById: actor.memberId },
    })
    .where(
      and(eq(customers.shopId, shopId), eq(customers.id, customerId), isNull(customers.erasedAt)),
    );
  await tx
    .update(orders)
    .set({
      ...{ email: null, unusableEmail: null },
      ...{ customerName: "", customerFirstName: null, customerLastName: null },
    })
    .where(and(eq(orders.shopId, shopId), eq(orders.customerId, customerId)));
}
