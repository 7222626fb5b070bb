import { and, asc, desc, eq, isNotNull, isNull, ne, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { IS_CURRENT_SOLVE } from "@/db/current-solve";
import { members, orders, solves, statuses, updates } from "@/db/schema";
import { MOST_COUNTED } from "@/lib/base/most-counted";
import { written } from "@/lib/base/sought-page";
import type { MemberActor } from "@/lib/identity/actor";
import { LINK_DAYS } from "@/lib/mail/links";
import type { Priority } from "@/lib/updates/schema";

/** Rows a section shows; what is beyond is counted. */
export const SHOWN = { waiting: 20, open: 10, unassigned: 6, solved: 20, team: 8 } as const;

/** One update that asks for somebody. */
export type WorkRow = {
  updateId: string;
  title: string;
  orderId: string;
  orderNumber: string;
  customerId: string;
  customerName: string;
  /** Null while it is the customer's turn, or nobody's. */
  waitingSince: Date | null;
  activeAt: Date;
  visible: boolean;
  status: { name: string; color: string };
  priority: Priority;
  /** The last thing said in it, shortened; by the customer, or by `author` of the team. */
  last: { text: string; byCustomer: boolean; author: string | null } | null;
  /** Stars of the rating it follows up. */
  followsStars: number | null;
};

/** The start of the last note that `which` fits; "n" is the note. */
const lastNote = (which: SQL) => sql<WorkRow["last"]>`(
  select json_build_object('text', left(n.body, 240), 'byCustomer', n.customer_id is not null,
    'author', coalesce(m.name, k.name))
  from notes n
  left join members m on m.shop_id = n.shop_id and m.id = n.member_id
  left join api_keys k on k.shop_id = n.shop_id and k.id = n.api_key_id
  where n.shop_id = ${updates.shopId} and n.update_id = ${updates.id} and ${which}
  order by n.created_at desc limit 1)`;

const BY_CUSTOMER = sql`n.customer_id is not null`;
const ANY = sql`true`;

/** What picks an update, with its place in the list. */
const pick = (...order: SQL[]) => ({
  id: updates.id,
  rank: sql<number>`row_number() over (order by ${sql.join(order, sql`, `)})`.as("rank"),
});

function pickOpen(actor: MemberActor, which: SQL | undefined, limit: number, ...order: SQL[]) {
  return database()
    .select(pick(...order))
    .from(updates)
    .where(and(eq(updates.shopId, actor.shopId), isNull(updates.solvedAt), which))
    .orderBy(...order)
    .limit(limit)
    .as("picked");
}

/** Picked first, told about after: what a row says is read for the few that are shown. */
function workRows(actor: MemberActor, picked: ReturnType<typeof pickOpen>, last: SQL = ANY) {
  return database()
    .select({
      updateId: updates.id,
      title: updates.title,
      orderId: orders.id,
      orderNumber: orders.number,
      customerId: orders.customerId,
      customerName: orders.customerName,
      waitingSince: updates.waitingSince,
      activeAt: updates.activeAt,
      visible: sql<boolean>`${updates.visibleAt} is not null`,
      status: { name: statuses.name, color: statuses.color },
      priority: updates.priority,
      last: lastNote(last),
      followsStars: sql<number | null>`(select r.stars from ratings r
        where r.shop_id = ${updates.shopId} and r.update_id = ${updates.followsUpdateId})`,
    })
    .from(picked)
    .innerJoin(updates, and(eq(updates.shopId, actor.shopId), eq(updates.id, picked.id)))
    .innerJoin(orders, and(eq(orders.shopId, updates.shopId), eq(orders.id, updates.orderId)))
    .innerJoin(
      statuses,
      and(eq(statuses.shopId, updates.shopId), eq(statuses.id, updates.statusId)),
    )
    .orderBy(picked.rank);
}

/** Open updates of the actor's that wait for an answer, oldest first. */
export function listWaiting(actor: MemberActor): Promise<WorkRow[]> {
  const which = and(eq(updates.assigneeId, actor.memberId), isNotNull(updates.waitingSince));
  const picked = pickOpen(actor, which, SHOWN.waiting, asc(updates.waitingSince));
  return workRows(actor, picked, BY_CUSTOMER);
}

/** The actor's other open updates, the latest first; one more than are shown. */
export function listOpen(actor: MemberActor): Promise<WorkRow[]> {
  const which = and(eq(updates.assigneeId, actor.memberId), isNull(updates.waitingSince));
  return workRows(actor, pickOpen(actor, which, SHOWN.open + 1, desc(updates.activeAt)));
}

/** Open updates nobody has, those that wait longest first; one more than are shown. */
export function listUnassigned(actor: MemberActor): Promise<WorkRow[]> {
  const order = [asc(updates.waitingSince), desc(updates.activeAt)];
  const nobodys = isNull(updates.assigneeId);
  return workRows(actor, pickOpen(actor, nobodys, SHOWN.unassigned + 1, ...order));
}

/** What the actor solved and told the customer, while the link to rate it works; latest first, one more than are shown. */
export function listUnrated(actor: MemberActor): Promise<WorkRow[]> {
  const solvedByMe = and(
    eq(solves.shopId, actor.shopId),
    eq(solves.byMemberId, actor.memberId),
    sql`${solves.solvedAt} > now() - make_interval(days => ${LINK_DAYS})`,
    isNotNull(solves.notifiedAt),
  );
  const picked = database()
    .select(pick(desc(solves.solvedAt)))
    .from(solves)
    .innerJoin(updates, IS_CURRENT_SOLVE)
    .where(and(solvedByMe, isNull(updates.ratedAt)))
    .orderBy(desc(solves.solvedAt))
    .limit(SHOWN.solved + 1)
    .as("picked");
  return workRows(actor, picked);
}

/** Open updates of one member, or of nobody, that wait for an answer. */
export type WaitingOf = {
  memberId: string | null;
  name: string | null;
  count: number;
  oldest: Date;
};

/** Who has how many waiting updates, whoever waits longest first. */
export function countWaiting(actor: MemberActor): Promise<WaitingOf[]> {
  const oldest = sql<Date>`min(${updates.waitingSince})`.mapWith(updates.waitingSince);
  return database()
    .select({
      memberId: updates.assigneeId,
      name: members.name,
      count: sql<number>`count(*)::int`,
      oldest,
    })
    .from(updates)
    .leftJoin(members, and(eq(members.shopId, updates.shopId), eq(members.id, updates.assigneeId)))
    .where(and(eq(updates.shopId, actor.shopId), isNotNull(updates.waitingSince)))
    .groupBy(updates.assigneeId, members.name)
    .orderBy(oldest);
}

/** How many updates wait for the actor, for the navigation; `MOST_COUNTED` means that many or more. */
export async function countWaitingForMe({ shopId, memberId }: MemberActor): Promise<number> {
  const [row] = await database().execute<{ count: number }>(sql`
    select count(*)::int as count from (select from ${updates}
      where ${updates.shopId} = ${shopId} and ${updates.assigneeId} = ${memberId}
        and ${updates.solvedAt} is null and ${updates.waitingSince} is not null
      limit ${written(MOST_COUNTED)}) counted`);
  return row?.count ?? 0;
}

/** Whether anything has happened in the shop yet. */
export async function hasOrders(actor: MemberActor): Promise<boolean> {
  const [order] = await database()
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, actor.shopId), ne(orders.test, true)))
    .limit(1);
  return order !== undefined;
}
