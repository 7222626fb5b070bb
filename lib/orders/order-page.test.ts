import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database } from "@/db/client";
import type { MemberActor } from "@/lib/identity/actor";
import { countOrders, listOrders } from "@/lib/orders/queries";
import { ORDER_FILTERS, type OrderFilter } from "@/lib/orders/schema";
import { makeOrder, makeShop } from "@/lib/testing/factories";
import { seededRandom } from "@/lib/testing/seed";

const chance = seededRandom();

const NAMES = ["Clara Jørgensen", "Clara Åse", "Henrik O'Brien", "Zoë Rare", "Søren Clara"];

type Order = {
  id: string;
  at: number;
  words: string[];
  /** When what is open was opened last, what is rated low was rated last, and what waits began to wait first. */
  open: number | null;
  low: number | null;
  waiting: number | null;
};

/** Orders by chance, more than are looked at before an index is asked, with up to two updates each. */
async function makeOrders(shopId: string, count: number): Promise<Order[]> {
  const { next: random } = chance;
  const day = 86_400_000;
  const start = Date.UTC(2026, 0, 1);
  const orders = Array.from({ length: count }, (_, index) => {
    const name = NAMES[Math.floor(random() ** 4 * NAMES.length)] as string;
    const updates = Array.from({ length: Math.floor(random() * 3) }, () => ({
      open: random() < 0.3,
      waits: random() < 0.5,
      stars: random() < 0.3 ? 1 + Math.floor(random() * 5) : null,
      since: new Date(start + Math.floor(random() * 40) * day).toISOString(),
      opened: new Date(start + Math.floor(random() * 40) * day).toISOString(),
    }));
    return {
      number: String(10_000 + index),
      name,
      at: new Date(start + Math.floor(index / 2) * (day / 3)),
      updates,
    };
  });
  const made = await database().execute<{ id: string; number: string }>(sql`
    with list as (select v from jsonb_array_elements(${JSON.stringify(orders)}::jsonb) v),
    c as (insert into customers (shop_id, name) values (${shopId}, 'n') returning id),
    o as (insert into orders (shop_id, external_id, number, customer_id, customer_name, status, currency, total, placed_at)
      select ${shopId}, v->>'number', v->>'number', c.id, v->>'name', 'new', 'EUR', 1, (v->>'at')::timestamptz
      from list, c returning id, number)
    select id, number from o`);
  const idOf = new Map(made.map(({ id, number }) => [number, id]));
  const updates = orders.flatMap(({ number, updates }) =>
    updates.filter(({ open }) => open).map((update) => ({ ...update, id: idOf.get(number) })),
  );
  await database().execute(sql`insert into updates (shop_id, order_id, title, status_id, waiting_since, created_at)
    select ${shopId}, (v->>'id')::uuid, 't', (select opened_status_id from shops where id = ${shopId}),
      case when (v->>'waits')::boolean then (v->>'since')::timestamptz end, (v->>'opened')::timestamptz
    from jsonb_array_elements(${JSON.stringify(updates)}::jsonb) v`);
  const rated = orders.flatMap(({ number, updates }) =>
    updates.filter(isRated).map((update) => ({ ...update, id: idOf.get(number) })),
  );
  await rateAll(shopId, rated);
  return orders.map(({ number, name, at, updates }) => {
    const open = updates.filter((update) => update.open);
    const since = open.filter(({ waits }) => waits).map((update) => Date.parse(update.since));
    const low = updates.filter((update) => isRated(update) && (update.stars ?? 0) <= 3);
    const latest = (of: { opened: string }[]) =>
      of.length > 0 ? Math.max(...of.map(({ opened }) => Date.parse(opened))) : null;
    return {
      id: idOf.get(number) as string,
      at: at.getTime(),
      words: `${number} ${name}`.toLowerCase().split(/[^\p{L}\p{N}]+/u),
      open: latest(open),
      low: latest(low),
      waiting: since.length > 0 ? Math.min(...since) : null,
    };
  });
}

const isRated = ({ open, stars }: { open: boolean; stars: number | null }) =>
  !open && stars !== null;

/** Solved updates, each with a rating. */
async function rateAll(shopId: string, rated: object[]): Promise<void> {
  await database().execute(sql`
    with list as materialized (select gen_random_uuid() as id, v from jsonb_array_elements(${JSON.stringify(rated)}::jsonb) v),
    made as (insert into updates (shop_id, id, order_id, title, status_id, visible_at)
      select ${shopId}, id, (v->>'id')::uuid, 't', (select opened_status_id from shops where id = ${shopId}), now() from list returning id),
    solved as (insert into solves (shop_id, update_id, number, solved_at) select ${shopId}, id, 1, now() from made)
    insert into ratings (shop_id, update_id, order_id, customer_id, solve_number, stars, solved_at, source, created_at)
    select ${shopId}, list.id, o.id, o.customer_id, 1, (v->>'stars')::int, now(), 'portal', (v->>'opened')::timestamptz
    from list join orders o on o.shop_id = ${shopId} and o.id = (v->>'id')::uuid`);
  await database().execute(sql`update updates set solved_at = now(), solve_number = 1, rated_at = now()
    where shop_id = ${shopId} and visible_at is not null`);
}

async function listAll(owner: MemberActor, q: string, filter: OrderFilter | null) {
  const seen: string[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const got: Awaited<ReturnType<typeof listOrders>> = await listOrders(owner, {
      q,
      filter,
      cursor,
      limit: 400,
    });
    seen.push(...got.rows.map(({ id }) => id));
    cursor = got.next;
  }
  return seen;
}

const SEARCHES = ["", "clara", "zoë", "100", "10007", "søren clara", "nobody"];

test("every filter and search lists the orders that looking at each would, page after page", async () => {
  const { shopId, owner } = await makeShop();
  const { shopId: otherId } = await makeShop("Other");
  const orders = await makeOrders(shopId, 900);
  await makeOrders(otherId, 50);
  const older = (at: (order: Order) => number) => (a: Order, b: Order) =>
    at(b) - at(a) || (a.id < b.id ? 1 : -1);
  for (const q of SEARCHES)
    for (const filter of [null, ...ORDER_FILTERS]) {
      const words = q.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      const expected = orders.filter(
        (order) =>
          words.every((word) => order.words.some((own) => own.startsWith(word))) &&
          (filter === null || order[filter] !== null),
      );
      if (filter === "waiting") {
        expected.sort((a, b) => (a.waiting ?? 0) - (b.waiting ?? 0) || (a.id < b.id ? -1 : 1));
      } else expected.sort(older((order) => order[filter ?? "at"] ?? 0));
      expect(await listAll(owner, q, filter), `${q} ${filter}, ${chance.sentence}`).toEqual(
        expected.map(({ id }) => id),
      );
    }
  expect(await countOrders(owner)).toEqual({
    open: orders.filter(({ open }) => open !== null).length,
    waiting: orders.filter(({ waiting }) => waiting !== null).length,
    low: orders.filter(({ low }) => low !== null).length,
  });
});

test("counts stop at a thousand orders, however many of their updates wait", async () => {
  const { shopId, owner } = await makeShop();
  const orderId = await makeOrder(shopId);
  const wait = (which: unknown) =>
    database().execute(sql`
    insert into updates (shop_id, order_id, title, status_id, waiting_since)
    select ${shopId}, id, 't', (select opened_status_id from shops where id = ${shopId}), '2026-01-01'
    from ${which}`);
  await wait(sql`orders, generate_series(1, 2100) where shop_id = ${shopId} and id = ${orderId}`);
  expect(await countOrders(owner)).toEqual({ open: 1, waiting: 1, low: 0 });
  await database().execute(sql`insert into orders
      (shop_id, external_id, number, customer_id, customer_name, status, currency, total, placed_at)
    select shop_id, n::text || 'x', n::text, customer_id, 'n', 'new', 'EUR', 1, placed_at
    from orders, generate_series(1, 1200) n where shop_id = ${shopId}`);
  await wait(sql`orders where shop_id = ${shopId} and id <> ${orderId}`);
  expect(await countOrders(owner)).toEqual({ open: 1000, waiting: 1000, low: 0 });
});
