import { and, asc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { publicNameOf } from "@/db/public-name";
import { members, notes, orderItems, orders, ratings, updates } from "@/db/schema";
import type {
  ExportedNote,
  ExportedOrder,
  ExportedUpdate,
  Writer,
} from "@/lib/customers/export-parts";
import { readSolves } from "@/lib/customers/export-solves";
import type { Whose } from "@/lib/orders/require-customer";

/** Orders read at once. */
const PAGE = 20;

/** A customer's orders with everything written on them. */
export async function* readOrders({ shopId, customerId }: Whose): AsyncGenerator<ExportedOrder> {
  let last: typeof orders.$inferSelect | null = null;
  for (;;) {
    const rows: (typeof orders.$inferSelect)[] = await database()
      .select()
      .from(orders)
      .where(
        and(
          eq(orders.shopId, shopId),
          eq(orders.customerId, customerId),
          last
            ? sql`(${orders.placedAt}, ${orders.id}) > (${last.placedAt.toISOString()}::timestamptz, ${last.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(asc(orders.placedAt), asc(orders.id))
      .limit(PAGE);
    if (rows.length === 0) return;
    yield* await withContents(shopId, rows);
    last = rows.at(-1) ?? null;
  }
}

async function withContents(
  shopId: string,
  rows: (typeof orders.$inferSelect)[],
): Promise<ExportedOrder[]> {
  const ids = rows.map((row) => row.id);
  const [items, threads] = await Promise.all([
    database()
      .select()
      .from(orderItems)
      .where(and(eq(orderItems.shopId, shopId), oneOf(orderItems.orderId, ids)))
      .orderBy(asc(orderItems.position)),
    readUpdates(shopId, ids),
  ]);
  return rows.map((order) => ({
    number: order.number,
    externalId: order.externalId,
    placedAt: order.placedAt,
    status: order.status,
    currency: order.currency,
    total: order.total,
    customerName: order.customerName,
    firstName: order.customerFirstName,
    lastName: order.customerLastName,
    email: order.email,
    unusableEmail: order.unusableEmail,
    locale: order.locale,
    replyMailsOffAt: order.replyMailsOffAt,
    items: items
      .filter((item) => item.orderId === order.id)
      .map(({ name, sku, quantity, total }) => ({ name, sku, quantity, total })),
    updates: threads.get(order.id) ?? [],
  }));
}

async function readUpdates(
  shopId: string,
  orderIds: string[],
): Promise<Map<string, ExportedUpdate[]>> {
  const rows = await database()
    .select({ update: updates, rating: ratings })
    .from(updates)
    .leftJoin(ratings, and(eq(ratings.shopId, updates.shopId), eq(ratings.updateId, updates.id)))
    .where(and(eq(updates.shopId, shopId), oneOf(updates.orderId, orderIds)))
    .orderBy(asc(updates.createdAt), asc(updates.id));
  const ids = rows.map(({ update }) => update.id);
  const [written, solved] = await Promise.all([readNotes(shopId, ids), readSolves(shopId, ids)]);
  const byOrder = new Map<string, ExportedUpdate[]>();
  for (const { update, rating } of rows) {
    const thread: ExportedUpdate = {
      title: update.title,
      openedAt: update.createdAt,
      visible: update.visibleAt !== null,
      solvedAt: update.solvedAt,
      solves: solved.get(update.id) ?? [],
      ratedAt: update.ratedAt,
      rating: rating && { stars: rating.stars, comment: rating.comment, at: rating.createdAt },
      notes: written.get(update.id) ?? [],
    };
    byOrder.set(update.orderId, [...(byOrder.get(update.orderId) ?? []), thread]);
  }
  return byOrder;
}

async function readNotes(
  shopId: string,
  updateIds: string[],
): Promise<Map<string, ExportedNote[]>> {
  const byUpdate = new Map<string, ExportedNote[]>();
  if (updateIds.length === 0) return byUpdate;
  const rows = await database()
    .select({ note: notes, memberName: publicNameOf(members) })
    .from(notes)
    .leftJoin(members, and(eq(members.shopId, notes.shopId), eq(members.id, notes.memberId)))
    .where(and(eq(notes.shopId, shopId), oneOf(notes.updateId, updateIds)))
    .orderBy(asc(notes.createdAt), asc(notes.id));
  for (const { note, memberName } of rows) {
    const exported: ExportedNote = {
      at: note.createdAt,
      by: writerOf(note, memberName),
      internal: note.kind === "internal",
      text: note.body,
    };
    byUpdate.set(note.updateId, [...(byUpdate.get(note.updateId) ?? []), exported]);
  }
  return byUpdate;
}

function writerOf(note: typeof notes.$inferSelect, memberName: string | null): Writer {
  if (note.customerId) return { kind: "customer", name: null };
  if (note.memberId) return { kind: "team", name: memberName };
  return { kind: "program", name: null };
}
