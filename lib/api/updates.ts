import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { IS_CURRENT_SOLVE } from "@/db/current-solve";
import {
  apiKeys,
  customers,
  members,
  orders,
  ratings,
  solves,
  statuses,
  updates,
} from "@/db/schema";
import { type EventJson, eventJson, eventsOfUpdate } from "@/lib/api/events";
import { type PersonJson, personJson } from "@/lib/api/person";
import { type UpdateRatingJson, updateRatingJson } from "@/lib/api/ratings";
import type { ListQuery } from "@/lib/api/schema";
import { page, pageBy } from "@/lib/base/cursor";
import { AppError } from "@/lib/base/errors";
import type { ApiKeyActor } from "@/lib/identity/actor";
import { person } from "@/lib/updates/card";
import { type Priority, type UpdateState, updateState } from "@/lib/updates/schema";

/** An update as the API shows it, alone and in lists. */
export type UpdateJson = {
  id: string;
  orderId: string;
  title: string;
  state: UpdateState;
  status: { id: string; name: string };
  /** `normal`, `high` or `urgent`. */
  priority: Priority;
  assignee: { id: string; name: string } | null;
  /** Whether the customer can see it. */
  visible: boolean;
  openedBy: PersonJson | null;
  createdAt: string;
  /** The last time anything was said or the state changed. */
  activeAt: string;
  /** Since when the customer waits for the shop; null while it is not the shop's turn. */
  waitingSince: string | null;
  solvedAt: string | null;
  solvedBy: PersonJson | null;
  /** When the customer was told of this solve; null after a silent one. */
  notifiedAt: string | null;
  rating: UpdateRatingJson | null;
  /** The rated update that this one answers. */
  followsUpdateId: string | null;
  events: EventJson[];
};

/** One update. Throws `not_found`. */
export async function getUpdateJson(actor: ApiKeyActor, updateId: string): Promise<UpdateJson> {
  const [row] = await readUpdates(actor, eq(updates.id, updateId), 1);
  if (!row) throw new AppError("not_found");
  return updateJson(row);
}

/** The updates of an order, newest first. Throws `not_found`. */
export async function listUpdatesJson(
  actor: ApiKeyActor,
  orderId: string,
  { limit, cursor }: ListQuery,
): Promise<{ data: UpdateJson[]; next: string | null }> {
  await requireOrder(actor, orderId);
  const which = and(
    eq(updates.orderId, orderId),
    pageBy({ at: updates.createdAt, id: updates.id }, cursor).where,
  );
  const rows = await readUpdates(actor, which, limit + 1);
  const found = page(rows, limit, ({ update }) => ({ at: update.createdAt, id: update.id }));
  return { data: found.rows.map(updateJson), next: found.next };
}

async function requireOrder(actor: ApiKeyActor, orderId: string): Promise<void> {
  const [order] = await database()
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.shopId, actor.shopId), eq(orders.id, orderId)));
  if (!order) throw new AppError("not_found");
}

/** Throws `not_found` unless the update is the shop's. */
export async function requireUpdate(actor: ApiKeyActor, updateId: string): Promise<void> {
  const [update] = await database()
    .select({ id: updates.id })
    .from(updates)
    .where(and(eq(updates.shopId, actor.shopId), eq(updates.id, updateId)));
  if (!update) throw new AppError("not_found");
}

function readUpdates(actor: ApiKeyActor, which: SQL | undefined, limit: number) {
  return database()
    .select({
      update: updates,
      statusName: statuses.name,
      assigneeName: nameOf(members, updates.assigneeId),
      opener: {
        member: nameOf(members, updates.openedByMemberId),
        customer: nameOf(customers, updates.openedByCustomerId),
        apiKey: nameOf(apiKeys, updates.openedByApiKeyId),
      },
      solve: solves,
      solver: {
        member: nameOf(members, solves.byMemberId),
        apiKey: nameOf(apiKeys, solves.byApiKeyId),
      },
      rating: ratings,
      credited: {
        member: nameOf(members, ratings.solverMemberId),
        apiKey: nameOf(apiKeys, ratings.solverApiKeyId),
      },
      events: eventsOfUpdate,
    })
    .from(updates)
    .innerJoin(
      statuses,
      and(eq(statuses.shopId, updates.shopId), eq(statuses.id, updates.statusId)),
    )
    .leftJoin(solves, IS_CURRENT_SOLVE)
    .leftJoin(ratings, and(eq(ratings.shopId, updates.shopId), eq(ratings.updateId, updates.id)))
    .where(and(eq(updates.shopId, actor.shopId), which))
    .orderBy(desc(updates.createdAt), desc(updates.id))
    .limit(limit);
}

function nameOf(table: typeof members | typeof customers | typeof apiKeys, id: PgColumn) {
  return sql<string | null>`(select who.name from ${table} who
    where who.shop_id = ${updates.shopId} and who.id = ${id})`;
}

type UpdateRow = Awaited<ReturnType<typeof readUpdates>>[number];

function updateJson(row: UpdateRow): UpdateJson {
  const { update, opener, solve, solver } = row;
  return {
    id: update.id,
    orderId: update.orderId,
    title: update.title,
    state: updateState(update),
    status: { id: update.statusId, name: row.statusName },
    priority: update.priority,
    assignee: update.assigneeId ? { id: update.assigneeId, name: row.assigneeName ?? "" } : null,
    visible: update.visibleAt !== null,
    openedBy: personJson(
      person("member", update.openedByMemberId, opener.member) ??
        person("customer", update.openedByCustomerId, opener.customer) ??
        person("apiKey", update.openedByApiKeyId, opener.apiKey),
    ),
    createdAt: update.createdAt.toISOString(),
    activeAt: update.activeAt.toISOString(),
    waitingSince: timeJson(update.waitingSince),
    solvedAt: timeJson(update.solvedAt),
    solvedBy: personJson(
      person("member", solve?.byMemberId ?? null, solver.member) ??
        person("apiKey", solve?.byApiKeyId ?? null, solver.apiKey),
    ),
    notifiedAt: timeJson(solve?.notifiedAt ?? null),
    rating: row.rating && updateRatingJson(row.rating, row.credited),
    followsUpdateId: update.followsUpdateId,
    events: row.events.map(eventJson),
  };
}

function timeJson(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
