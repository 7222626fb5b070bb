import { randomUUID } from "node:crypto";
import type { Sql } from "postgres";
import { transaction } from "@/db/client";
import { hashToken, newToken } from "@/lib/base/tokens";
import type { MemberActor } from "@/lib/identity/actor";
import { createLink } from "@/lib/mail/links";
import { makeOrder, makeUpdate } from "@/lib/testing/factories";
import { orderRow } from "@/lib/testing/shop-rows";
import { solveUpdate } from "@/lib/updates/solve-update";

/** A conversation that waits for its rating, with the link that asks for it. */
export type Solved = { orderId: string; updateId: string; token: string };

const BATCH = 1000;

/**
 * So many solved conversations, each of an order and a customer of its own. One is made through the
 * verbs and its rows are copied: a thousand times quicker, and it stays what the verbs make.
 */
export async function makeSolved(sql: Sql, owner: MemberActor, count: number): Promise<Solved[]> {
  const { shopId } = owner;
  const orderId = await makeOrder(shopId);
  const updateId = await makeUpdate(owner, orderId);
  await solveUpdate(owner, { updateId, notify: false });
  await transaction((tx) =>
    createLink(tx, { shopId, purpose: "rate", orderId, updateId, solveNumber: 1 }),
  );
  const { customerId } = await orderRow(shopId, orderId);
  const seed = { orderId, updateId, customerId };
  const solved: Solved[] = [];
  while (solved.length < count) {
    solved.push(...(await copySolved(sql, seed, Math.min(BATCH, count - solved.length))));
  }
  return solved;
}

async function copySolved(
  sql: Sql,
  seed: { orderId: string; updateId: string; customerId: string },
  count: number,
): Promise<Solved[]> {
  const made = Array.from({ length: count }, () => ({
    orderId: randomUUID(),
    updateId: randomUUID(),
    customerId: randomUUID(),
    token: newToken(),
  }));
  const email = (id: string) => `clara-${id}@example.com`;
  const copy = (table: string, key: Row, changes: (one: (typeof made)[number]) => Row) =>
    copyRows(sql, { table, key, changes: made.map(changes) });
  await copy("customers", { id: seed.customerId }, ({ customerId: id }) => ({
    id,
    email: email(id),
  }));
  await copy("orders", { id: seed.orderId }, ({ orderId: id, customerId }) => ({
    ...{ id, external_id: id, customer_id: customerId, email: email(customerId) },
    number: id.slice(0, 8),
  }));
  await copy("order_items", { order_id: seed.orderId }, ({ orderId: order_id }) => ({
    order_id,
    id: randomUUID(),
  }));
  // A solve belongs to its update, which names its latest solve.
  await copy("updates", { id: seed.updateId }, ({ updateId: id, orderId: order_id }) => ({
    ...{ id, order_id, solved_at: null, solve_number: null },
  }));
  const ofUpdate = ({ updateId: update_id }: { updateId: string }) => ({ update_id });
  await copy("solves", { update_id: seed.updateId }, ofUpdate);
  await sql`update updates u set solved_at = s.solved_at, solve_number = 1 from solves s
    where s.update_id = u.id and u.id = any(${made.map((one) => one.updateId)})`;
  await copy("notes", { update_id: seed.updateId }, (one) => ({
    ...ofUpdate(one),
    id: randomUUID(),
  }));
  await copy("events", { update_id: seed.updateId }, ofUpdate);
  await copy("links", { update_id: seed.updateId, purpose: "rate" }, (one) => ({
    ...{ id: randomUUID(), update_id: one.updateId, order_id: one.orderId },
    token_hash: `\\x${hashToken(one.token).toString("hex")}`,
  }));
  return made;
}

type Row = Record<string, string | null>;

/** Copies the rows of a key, once for each set of changes; what the database makes by itself it makes anew. */
async function copyRows(
  sql: Sql,
  { table, key, changes }: { table: string; key: Row; changes: Row[] },
): Promise<void> {
  const columns = await sql<{ name: string }[]>`
    select column_name as name from information_schema.columns
    where table_schema = 'public' and table_name = ${table}
      and is_generated = 'NEVER' and is_identity = 'NO'`;
  const names = columns.map(({ name }) => `"${name}"`);
  const where = Object.keys(key).map((name, place) => `seed."${name}"::text = $${place + 2}`);
  await sql.unsafe(
    `insert into ${table} (${names}) select ${names.map((name) => `copied.${name}`)}
     from ${table} seed cross join jsonb_array_elements($1::text::jsonb) change
     cross join lateral jsonb_populate_record(seed, change.value) copied
     where ${where.join(" and ")}`,
    [JSON.stringify(changes), ...Object.values(key)],
  );
}
