import { randomUUID } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { shops, statuses } from "@/db/schema";
import { AppError, type FieldErrors } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";
import { STATUSES_MAX, type StatusesInput } from "@/lib/shops/status-schema";

type StatusRow = typeof statuses.$inferSelect;

/**
 * Renames, recolours, adds and archives labels, and says which ones new and solved updates get.
 * Labels left out stay as they are. Returns the changes as logged. Throws `forbidden` for agents,
 * `invalid` for labels of other shops, two of one name, and archiving one of those two.
 */
export async function saveStatuses(
  actor: MemberActor,
  input: StatusesInput,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const [shop] = await tx
      .select({ opened: shops.openedStatusId, solved: shops.solvedStatusId })
      .from(shops)
      .where(eq(shops.id, actor.shopId))
      .for("no key update");
    if (!shop) throw new AppError("not_found");
    const before = await readRows(tx, actor.shopId);
    const after = planned(before, input);
    refuseBadPlan(before, after, input);
    const changes = [
      ...(await saveRows(tx, before, after)),
      ...useChanges(shop, input, nameIn(before), nameIn(after)),
    ];
    await tx
      .update(shops)
      .set({ openedStatusId: input.openedStatusId, solvedStatusId: input.solvedStatusId })
      .where(eq(shops.id, actor.shopId));
    await recordChanges(tx, actor, changes);
    return changes;
  });
}

function readRows(tx: Tx, shopId: string): Promise<StatusRow[]> {
  return tx
    .select()
    .from(statuses)
    .where(eq(statuses.shopId, shopId))
    .orderBy(asc(statuses.position), asc(statuses.id));
}

/** The labels as they would stand after saving. */
function planned(before: StatusRow[], { statuses: sent, added }: StatusesInput): StatusRow[] {
  const kept = before.map((row) => {
    const change = sent.find(({ id }) => id === row.id);
    if (!change) return row;
    const { name, color, archived } = change;
    return { ...row, name, color, archivedAt: archived ? (row.archivedAt ?? new Date()) : null };
  });
  const [first] = before;
  if (!added.name || !first) return kept;
  const position = 1 + Math.max(...before.map((row) => row.position));
  const row = { shopId: first.shopId, id: randomUUID(), position, archivedAt: null, ...added };
  return [...kept, row];
}

function refuseBadPlan(before: StatusRow[], after: StatusRow[], input: StatusesInput): void {
  const fields: FieldErrors = {};
  const live = after.filter((row) => !row.archivedAt);
  const names = new Map<string, string>();
  for (const row of live) {
    const name = row.name.toLowerCase();
    const isNew = !before.some(({ id }) => id === row.id);
    if (names.has(name)) fields[`name-${isNew ? "new" : row.id}`] = "statusTaken";
    names.set(name, row.id);
  }
  for (const use of ["openedStatusId", "solvedStatusId"] as const) {
    if (!live.some(({ id }) => id === input[use])) fields[use] = "statusArchived";
  }
  if (input.statuses.some(({ id }) => !before.some((row) => row.id === id))) {
    throw new AppError("not_found");
  }
  if (live.length > STATUSES_MAX) fields["name-new"] = "tooManyStatuses";
  if (Object.keys(fields).length > 0) throw new AppError("invalid", { fields });
}

async function saveRows(tx: Tx, before: StatusRow[], after: StatusRow[]): Promise<LoggedChange[]> {
  const changes: LoggedChange[] = [];
  for (const row of after) {
    const old = before.find(({ id }) => id === row.id);
    const lines = old ? linesOf(old, row) : [addition(row)];
    if (lines.length === 0) continue;
    changes.push(...lines);
    const { name, color, archivedAt } = row;
    if (!old) await tx.insert(statuses).values(row);
    else {
      await tx
        .update(statuses)
        .set({ name, color, archivedAt })
        .where(and(eq(statuses.shopId, row.shopId), eq(statuses.id, row.id)));
    }
  }
  return changes;
}

function addition({ id, name }: StatusRow): LoggedChange {
  return { setting: "statuses.status", subjectId: id, from: null, to: name };
}

function linesOf(old: StatusRow, row: StatusRow): LoggedChange[] {
  const line = (name: string, from: unknown, to: unknown) =>
    from === to ? [] : [{ setting: `statuses.${name}`, subjectId: row.id, from, to }];
  return [
    ...line("name", old.name, row.name),
    ...line("color", old.color, row.color),
    ...line("inUse", !old.archivedAt, !row.archivedAt),
  ];
}

function nameIn(rows: StatusRow[]) {
  return (id: string) => rows.find((row) => row.id === id)?.name ?? "";
}

/** Told by name, so that the log stays readable. */
function useChanges(
  shop: { opened: string; solved: string },
  input: StatusesInput,
  oldName: (id: string) => string,
  newName: (id: string) => string,
): LoggedChange[] {
  const line = (use: string, from: string, to: string) =>
    from === to ? [] : [{ setting: `statuses.${use}`, from: oldName(from), to: newName(to) }];
  return [
    ...line("opened", shop.opened, input.openedStatusId),
    ...line("solved", shop.solved, input.solvedStatusId),
  ];
}
