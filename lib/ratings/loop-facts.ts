import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts, members, optOuts, orders, ratingSettings, updates } from "@/db/schema";
import type { Recipient, Topic } from "@/lib/mail/kinds";

export type RatingSettingsRow = typeof ratingSettings.$inferSelect;

/** Everything that decides which mails a solve, a re-opening or a rating causes. */
export type LoopFacts = {
  update: { id: string; visible: boolean; solveNumber: number };
  order: { id: string; email: string | null; customerName: string; customerId: string };
  settings: RatingSettingsRow;
  optOuts: Topic[];
  /** Null without one, or when the member has left. */
  assignee: Recipient | null;
  /** Nobody stands in it twice. */
  alertList: Recipient[];
};

/** Reads the facts inside the act's transaction. The update must exist. */
export async function readLoopFacts(tx: Tx, shopId: string, updateId: string): Promise<LoopFacts> {
  const [row] = await tx
    .select({
      updateId: updates.id,
      visibleAt: updates.visibleAt,
      solveNumber: updates.solveNumber,
      assigneeId: updates.assigneeId,
      orderId: orders.id,
      email: orders.email,
      customerName: orders.customerName,
      customerId: orders.customerId,
      settings: ratingSettings,
    })
    .from(updates)
    .innerJoin(orders, and(eq(orders.shopId, updates.shopId), eq(orders.id, updates.orderId)))
    .innerJoin(ratingSettings, eq(ratingSettings.shopId, updates.shopId))
    .where(and(eq(updates.shopId, shopId), eq(updates.id, updateId)));
  if (!row) throw new Error("No facts for an update that should exist.");
  const [seats, topics] = await Promise.all([
    readSeats(tx, row.settings, row.assigneeId),
    tx
      .select({ topic: optOuts.topic })
      .from(optOuts)
      .where(and(eq(optOuts.shopId, shopId), eq(optOuts.customerId, row.customerId))),
  ]);
  return {
    update: { id: row.updateId, visible: row.visibleAt !== null, solveNumber: row.solveNumber },
    order: {
      id: row.orderId,
      email: row.email,
      customerName: row.customerName,
      customerId: row.customerId,
    },
    settings: row.settings,
    optOuts: topics.map((entry) => entry.topic),
    assignee: seats.find((seat) => seat.memberId === row.assigneeId) ?? null,
    alertList: alertList(row.settings, seats),
  };
}

type Seat = Recipient & { memberId: string; role: string };

/** The active members that may be mailed: owners and admins, those chosen for alerts, the assignee. */
function readSeats(
  tx: Tx,
  settings: RatingSettingsRow,
  assigneeId: string | null,
): Promise<Seat[]> {
  const chosen = assigneeId ? [...settings.alertMemberIds, assigneeId] : settings.alertMemberIds;
  return tx
    .select({
      memberId: members.id,
      name: members.name,
      role: members.role,
      address: accounts.email,
    })
    .from(members)
    .innerJoin(accounts, eq(accounts.id, members.accountId))
    .where(
      and(
        eq(members.shopId, settings.shopId),
        isNull(members.deactivatedAt),
        or(inArray(members.role, ["owner", "admin"]), inArray(members.id, chosen)),
      ),
    )
    .orderBy(sql`${members.createdAt}, ${members.id}`);
}

function alertList(settings: RatingSettingsRow, seats: Seat[]): Recipient[] {
  const onList = seats
    .filter(
      (seat) =>
        (settings.alertAdmins && seat.role !== "agent") ||
        settings.alertMemberIds.includes(seat.memberId),
    )
    .map(({ memberId, name, address }) => ({ memberId, name, address }));
  const others = settings.alertAddresses.map((address) => ({ address, name: "" }));
  return withoutRepeats([...onList, ...others]);
}

function withoutRepeats(list: Recipient[]): Recipient[] {
  const seen = new Set<string>();
  return list.filter(({ address }) => {
    const key = address.toLowerCase();
    return !seen.has(key) && seen.add(key);
  });
}
