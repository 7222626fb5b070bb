import { and, eq, type SQL, sql } from "drizzle-orm";
import type { AnyPgColumn, PgTable } from "drizzle-orm/pg-core";
import { type Tx, transaction } from "@/db/client";
import type { MemberActor, Role } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

/** A table with one row of settings a shop. */
type SettingsTable = PgTable & { shopId: AnyPgColumn; updatedAt?: AnyPgColumn };
type Row<T extends SettingsTable> = T["$inferSelect"];

type SettingsVerb<T extends SettingsTable, Input extends Partial<Row<T>>> = {
  /** The first word of each logged setting: `mail`, `ratings`. */
  area: string;
  table: T;
  role: Role;
  /** Refuses what the schema alone cannot judge, under the lock of the row. */
  check?: (tx: Tx, actor: MemberActor, input: Input, before: Row<T>) => Promise<void>;
  /** What the log says in place of a value: a name for an id, null for a secret. */
  shown?: (name: keyof Input & string, value: unknown) => unknown;
};

/**
 * A verb that saves one row of a shop's settings: locks it, compares, updates, writes down who changed
 * what. It returns the changes; none when nothing was different. Throws `forbidden` below `role`.
 */
export function settingsVerb<T extends SettingsTable, Input extends Partial<Row<T>>>(
  verb: SettingsVerb<T, Input>,
): (actor: MemberActor, input: Input) => Promise<LoggedChange[]> {
  return async (actor, input) => {
    requireRole(actor, verb.role);
    return transaction(async (tx) => {
      const mine = eq(verb.table.shopId, actor.shopId);
      const before = await lockRow(tx, verb.table, mine);
      await verb.check?.(tx, actor, input, before);
      const changes = changesBetween(verb.area, before, input, verb.shown);
      await saveRow(tx, actor, verb.table, { where: mine, set: input, changes });
      return changes;
    });
  };
}

/** The row that a form is about, locked until the transaction ends. */
export async function lockRow<T extends SettingsTable>(
  tx: Tx,
  table: T,
  where: SQL | undefined,
): Promise<Row<T>> {
  const [row] = await tx
    .select()
    .from(table as PgTable)
    .where(where)
    .for("update");
  if (!row) throw new Error("A shop without its settings.");
  return row as Row<T>;
}

/** What saving `input` over `before` changes; lists compare without regard to order. */
export function changesBetween<Input extends object>(
  area: string,
  before: Record<string, unknown>,
  input: Input,
  shown: (name: keyof Input & string, value: unknown) => unknown = (_, value) => value,
): LoggedChange[] {
  const names = Object.keys(input) as (keyof Input & string)[];
  return names
    .filter((name) => comparable(before[name]) !== comparable(input[name]))
    .map((name) => ({
      setting: `${area}.${name}`,
      from: shown(name, before[name]),
      to: shown(name, input[name]),
    }));
}

/** Stores a changed row and its lines in the log; does nothing without changes. */
export async function saveRow<T extends SettingsTable>(
  tx: Tx,
  actor: MemberActor,
  table: T,
  row: { where: SQL | undefined; set: object; changes: LoggedChange[] },
): Promise<void> {
  if (row.changes.length === 0) return;
  const stamp = table.updatedAt && { updatedAt: sql`now()` };
  await tx
    .update(table as PgTable)
    .set({ ...row.set, ...stamp })
    .where(and(row.where));
  await recordChanges(tx, actor, row.changes);
}

function comparable(value: unknown): string {
  return JSON.stringify(Array.isArray(value) ? [...value].sort() : (value ?? null));
}
