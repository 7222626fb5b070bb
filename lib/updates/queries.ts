import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { IS_CURRENT_SOLVE } from "@/db/current-solve";
import {
  apiKeys,
  customers,
  links,
  mailSettings,
  mails,
  members,
  solves,
  statuses,
  updates,
} from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { ApiKeyActor, MemberActor } from "@/lib/identity/actor";
import { person, SYSTEM, type UpdateCard } from "@/lib/updates/card";
import { readParts } from "@/lib/updates/card-parts";
import { updateState } from "@/lib/updates/schema";

type Reader = MemberActor | ApiKeyActor;

const assignee = alias(members, "assignee");
const solver = alias(members, "solver");
const solverKey = alias(apiKeys, "solver_key");
const opener = alias(members, "opener");
const openerKey = alias(apiKeys, "opener_key");

/** The cards of an order, those that wait for us first, then the latest. */
export async function listCards(actor: Reader, orderId: string): Promise<UpdateCard[]> {
  return readCards(actor, eq(updates.orderId, orderId));
}

/** One card. Throws `not_found`. */
export async function getCard(actor: Reader, updateId: string): Promise<UpdateCard> {
  const [card] = await readCards(actor, eq(updates.id, updateId));
  if (!card) throw new AppError("not_found");
  return card;
}

async function readCards(actor: Reader, which: ReturnType<typeof eq>): Promise<UpdateCard[]> {
  const rows = await database()
    .select({
      update: updates,
      solve: solves,
      status: { id: statuses.id, name: statuses.name, color: statuses.color },
      assigneeName: assignee.name,
      solverName: solver.name,
      solverKeyName: solverKey.name,
      openerName: opener.name,
      openerKeyName: openerKey.name,
      openerCustomerName: customers.name,
      askedUntil: sql<Date | null>`(select max(${links.expiresAt}) from ${links}
        where ${links.shopId} = ${updates.shopId} and ${links.updateId} = ${updates.id}
          and ${links.purpose} = 'rate' and ${links.solveNumber} = ${updates.solveNumber})`.mapWith(
        links.expiresAt,
      ),
      undoSeconds: undoSeconds(actor.memberId),
    })
    .from(updates)
    .innerJoin(
      statuses,
      and(eq(statuses.shopId, updates.shopId), eq(statuses.id, updates.statusId)),
    )
    .leftJoin(
      assignee,
      and(eq(assignee.shopId, updates.shopId), eq(assignee.id, updates.assigneeId)),
    )
    .leftJoin(solves, IS_CURRENT_SOLVE)
    .leftJoin(solver, and(eq(solver.shopId, solves.shopId), eq(solver.id, solves.byMemberId)))
    .leftJoin(
      solverKey,
      and(eq(solverKey.shopId, solves.shopId), eq(solverKey.id, solves.byApiKeyId)),
    )
    .leftJoin(
      opener,
      and(eq(opener.shopId, updates.shopId), eq(opener.id, updates.openedByMemberId)),
    )
    .leftJoin(
      openerKey,
      and(eq(openerKey.shopId, updates.shopId), eq(openerKey.id, updates.openedByApiKeyId)),
    )
    .leftJoin(
      customers,
      and(eq(customers.shopId, updates.shopId), eq(customers.id, updates.openedByCustomerId)),
    )
    .where(and(eq(updates.shopId, actor.shopId), which))
    .orderBy(
      sql`${updates.waitingSince} nulls last, ${updates.solvedAt} is null desc`,
      desc(updates.activeAt),
    )
    .limit(200);
  const ids = rows.map((row) => row.update.id);
  if (ids.length === 0) return [];
  const parts = await readParts(actor.shopId, ids);
  return rows.map((row) => toCard(row, parts));
}

type CardRow = {
  undoSeconds: number;
  update: typeof updates.$inferSelect;
  solve: typeof solves.$inferSelect | null;
  status: UpdateCard["status"];
  assigneeName: string | null;
  solverName: string | null;
  solverKeyName: string | null;
  openerName: string | null;
  openerKeyName: string | null;
  openerCustomerName: string | null;
  askedUntil: Date | null;
};
type Parts = Awaited<ReturnType<typeof readParts>>;

function toCard(row: CardRow, parts: Parts): UpdateCard {
  const { update, solve } = row;
  const mine = <T extends { updateId: string | null }>(list: T[]) =>
    list.filter((entry) => entry.updateId === update.id);
  const followed = parts.related.find((other) => other.id === update.followsUpdateId);
  return {
    id: update.id,
    orderId: update.orderId,
    title: update.title,
    state: updateState(update),
    visible: update.visibleAt !== null,
    canHide:
      update.visibleAt !== null && update.customerWroteAt === null && update.ratedAt === null,
    status: row.status,
    priority: update.priority,
    assignee: update.assigneeId ? { id: update.assigneeId, name: row.assigneeName ?? "" } : null,
    openedBy:
      person("member", update.openedByMemberId, row.openerName) ??
      person("apiKey", update.openedByApiKeyId, row.openerKeyName) ??
      person("customer", update.openedByCustomerId, row.openerCustomerName) ??
      SYSTEM,
    createdAt: update.createdAt,
    activeAt: update.activeAt,
    waitingSince: update.waitingSince,
    solvedAt: update.solvedAt,
    solvedBy:
      person("member", solve?.byMemberId ?? null, row.solverName) ??
      person("apiKey", solve?.byApiKeyId ?? null, row.solverKeyName),
    notifiedAt: solve?.notifiedAt ?? null,
    askedUntil: row.askedUntil,
    undoSeconds: row.undoSeconds,
    ratedAt: update.ratedAt,
    rating: mine(parts.ratings)[0] ?? null,
    answers: mine(parts.answers),
    followsUpdate: followed
      ? { id: followed.id, title: followed.title, stars: followed.stars }
      : null,
    followedBy: parts.related
      .filter((other) => other.followsUpdateId === update.id)
      .map((other) => ({
        id: other.id,
        title: other.title,
        state: updateState(other),
        byCustomer: other.byCustomer,
      })),
    notes: mine(parts.notes),
    events: mine(parts.events),
    mails: mine(parts.mails),
  };
}

/** How long the member can still undo the current solve; see `undoSolve`. */
function undoSeconds(memberId: string | null) {
  return sql<number>`case when ${solves.byMemberId} = ${memberId}::uuid and ${updates.ratedAt} is null
    and (${solves.notifiedAt} is null or exists (select from ${mails} m
      where m.shop_id = ${updates.shopId} and m.update_id = ${updates.id} and m.kind = 'update.solved'
        and m.solve_number = ${updates.solveNumber} and m.state = 'queued' and m.attempts = 0))
    then greatest(0, ceil(extract(epoch from ${solves.solvedAt} - now())
      + (select undo_seconds from ${mailSettings} s where s.shop_id = ${updates.shopId})))::int else 0 end`;
}

export type Choices = {
  members: { id: string; name: string }[];
  statuses: { id: string; name: string; color: string }[];
};

/** The members and labels an update can be given. */
export async function listChoices(actor: Reader): Promise<Choices> {
  const [memberRows, statusRows] = await Promise.all([
    database()
      .select({ id: members.id, name: members.name })
      .from(members)
      .where(and(eq(members.shopId, actor.shopId), isNull(members.deactivatedAt)))
      .orderBy(asc(members.name)),
    database()
      .select({ id: statuses.id, name: statuses.name, color: statuses.color })
      .from(statuses)
      .where(and(eq(statuses.shopId, actor.shopId), isNull(statuses.archivedAt)))
      .orderBy(asc(statuses.position)),
  ]);
  return { members: memberRows, statuses: statusRows };
}
