import { and, eq, inArray, isNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { IS_CURRENT_SOLVE } from "@/db/current-solve";
import {
  accounts,
  blockedAddresses,
  mailSettings,
  members,
  optOuts,
  orders,
  ratingSettings,
  solves,
  updates,
} from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { Recipient, Topic } from "@/lib/mail/kinds";
import { CANDIDATES, type Responsible, responsibleMember } from "@/lib/updates/responsible";

export type RatingSettingsRow = typeof ratingSettings.$inferSelect;

/** Everything that decides which mails something that happens on an update causes. */
export type LoopFacts = {
  update: { id: string; visible: boolean };
  /** How often it was solved; the next solve has the number after. */
  solveCount: number;
  /** The solve that made it solved or rated; null while it is open. */
  solve: typeof solves.$inferSelect | null;
  order: {
    id: string;
    email: string | null;
    customerName: string;
    customerFirstName: string | null;
    customerId: string;
    /** As the shop system writes it. */
    status: string;
    /** Made by the first steps to try the loop. */
    test: boolean;
    /** The address bounced permanently or complained: no more feedback mail. */
    blocked: boolean;
  };
  settings: RatingSettingsRow;
  /** So long a solve can be taken back, and its mail waits. */
  undoSeconds: number;
  optOuts: Topic[];
  /** Null without one, or when the member has left. */
  assignee: Recipient | null;
  /** Null: nobody of the team is. */
  responsible: Responsible | null;
  /** Nobody stands in it twice. */
  alertList: Recipient[];
};

/**
 * Reads the facts inside the action's transaction, in one round trip. Called together with
 * `lockUpdate`, it is answered after the lock is held. Throws `not_found`.
 */
export async function readLoopFacts(tx: Tx, shopId: string, updateId: string): Promise<LoopFacts> {
  const [[row], seats, topics] = await Promise.all([
    readBasics(tx, shopId, updateId),
    readSeats(tx, shopId, updateId),
    readTopics(tx, shopId, updateId),
  ]);
  if (!row) throw new AppError("not_found");
  return {
    update: { id: updateId, visible: row.visibleAt !== null },
    solveCount: row.solveNumber ?? 0,
    solve: row.solve,
    order: row.order,
    settings: row.settings,
    undoSeconds: row.undoSeconds,
    optOuts: topics.map((entry) => entry.topic),
    assignee: seats.find((seat) => seat.memberId === row.candidates.assignee) ?? null,
    responsible: responsibleMember(row.candidates, seats),
    alertList: alertList(row.settings, seats),
  };
}

function readBasics(tx: Tx, shopId: string, updateId: string) {
  return tx
    .select({
      visibleAt: updates.visibleAt,
      solveNumber: updates.solveNumber,
      solve: solves,
      candidates: CANDIDATES,
      order: {
        id: orders.id,
        email: orders.email,
        customerName: orders.customerName,
        customerFirstName: orders.customerFirstName,
        customerId: orders.customerId,
        status: orders.status,
        test: orders.test,
        blocked: sql<boolean>`exists (select from ${blockedAddresses} b
          where b.shop_id = ${orders.shopId} and b.address = lower(${orders.email}))`,
      },
      settings: ratingSettings,
      undoSeconds: mailSettings.undoSeconds,
    })
    .from(updates)
    .innerJoin(orders, and(eq(orders.shopId, updates.shopId), eq(orders.id, updates.orderId)))
    .innerJoin(ratingSettings, eq(ratingSettings.shopId, updates.shopId))
    .innerJoin(mailSettings, eq(mailSettings.shopId, updates.shopId))
    .leftJoin(solves, IS_CURRENT_SOLVE)
    .where(and(eq(updates.shopId, shopId), eq(updates.id, updateId)));
}

type Seat = Recipient & { memberId: string; role: string };

/** The active members that may be mailed: owners and admins, those chosen for alerts, and who may be responsible. */
function readSeats(tx: Tx, shopId: string, updateId: string): Promise<Seat[]> {
  const candidates = sql`(select unnest(array[${sql.join(Object.values(CANDIDATES), sql`, `)}])
    from ${updates} where ${updates.shopId} = ${shopId} and ${updates.id} = ${updateId})`;
  const chosen = sql`(select unnest(alert_member_ids) from ${ratingSettings} where shop_id = ${shopId})`;
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
        eq(members.shopId, shopId),
        isNull(members.deactivatedAt),
        or(
          inArray(members.role, ["owner", "admin"]),
          sql`${members.id} in ${candidates}`,
          sql`${members.id} in ${chosen}`,
        ),
      ),
    )
    .orderBy(members.createdAt, members.id);
}

function readTopics(tx: Tx, shopId: string, updateId: string) {
  return tx
    .select({ topic: optOuts.topic })
    .from(optOuts)
    .innerJoin(
      orders,
      and(eq(orders.shopId, optOuts.shopId), eq(orders.customerId, optOuts.customerId)),
    )
    .innerJoin(updates, and(eq(updates.shopId, orders.shopId), eq(updates.orderId, orders.id)))
    .where(and(eq(updates.shopId, shopId), eq(updates.id, updateId)));
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
