import { and, eq, type Placeholder, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { IS_CURRENT_SOLVE } from "@/db/current-solve";
import { type Asker, oftenAsked } from "@/db/often-asked";
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
import {
  CANDIDATES,
  REASONS,
  type Responsible,
  responsibleMember,
} from "@/lib/updates/responsible";

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
 * Reads the facts inside the action's transaction, in one statement. Called together with
 * `lockUpdate`, it is answered after the lock is held. Throws `not_found`.
 */
export async function readLoopFacts(tx: Tx, shopId: string, updateId: string): Promise<LoopFacts> {
  const [row] = await readRow(tx, shopId, updateId);
  if (!row) throw new AppError("not_found");
  const { seats, candidates, visibleAt, solveNumber, ...facts } = row;
  return {
    ...facts,
    update: { id: updateId, visible: visibleAt !== null },
    solveCount: solveNumber ?? 0,
    assignee: seats.find((seat) => seat.memberId === candidates.assignee) ?? null,
    responsible: responsibleMember(candidates, seats),
    alertList: alertList(row.settings, seats),
  };
}

const askRow = oftenAsked(["shopId", "updateId"], (tx, at) => readRow(tx, at.shopId, at.updateId));

/** Who is responsible for an update by now, for what follows no lock. Throws `not_found`. */
export async function readResponsible(
  tx: Tx,
  shopId: string,
  updateId: string,
): Promise<Responsible | null> {
  const [row] = await askRow(tx, { shopId, updateId });
  if (!row) throw new AppError("not_found");
  return responsibleMember(row.candidates, row.seats);
}

type Seat = Recipient & { memberId: string; role: string };

/** Who may be responsible, found once for each row. */
const CANDIDATE = sql`lateral (select ${sql.join(
  REASONS.map((why) => sql`${CANDIDATES[why]} as ${sql.identifier(why)}`),
  sql`, `,
)}) candidate`;

/** The active members that may be mailed: owners and admins, those chosen for alerts, and who may be responsible. */
const SEATS = sql<Seat[]>`(
  select coalesce(json_agg(json_build_object('memberId', m.id, 'name', m.name, 'role', m.role, 'address', a.email)
    order by m.created_at, m.id), '[]')
  from ${members} m join ${accounts} a on a.id = m.account_id
  where m.shop_id = ${updates.shopId} and m.deactivated_at is null
    and (m.role in ('owner', 'admin') or m.id = any(${ratingSettings.alertMemberIds})
      or m.id in (candidate.assignee, candidate.solver, candidate.writer, candidate.opener)))`;

const TOPICS = sql<Topic[]>`array(select o.topic from ${optOuts} o
  where o.shop_id = ${orders.shopId} and o.customer_id = ${orders.customerId})`;

function readRow(tx: Asker, shopId: string | Placeholder, updateId: string | Placeholder) {
  return tx
    .select({
      visibleAt: updates.visibleAt,
      solveNumber: updates.solveNumber,
      solve: solves,
      candidates: {
        assignee: sql<string | null>`candidate.assignee`,
        solver: sql<string | null>`candidate.solver`,
        writer: sql<string | null>`candidate.writer`,
        opener: sql<string | null>`candidate.opener`,
      },
      seats: SEATS,
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
      optOuts: TOPICS,
    })
    .from(updates)
    .innerJoin(orders, and(eq(orders.shopId, updates.shopId), eq(orders.id, updates.orderId)))
    .innerJoin(ratingSettings, eq(ratingSettings.shopId, updates.shopId))
    .innerJoin(mailSettings, eq(mailSettings.shopId, updates.shopId))
    .leftJoin(solves, IS_CURRENT_SOLVE)
    .innerJoin(CANDIDATE, sql`true`)
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
