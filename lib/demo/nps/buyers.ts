import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { DAY } from "@/lib/base/time";
import type { Clock } from "@/lib/demo/clock";
import { type Chance, chanceFrom, oneOf } from "@/lib/demo/nps/chance";
import { ORDERS } from "@/lib/demo/orders";
import { PRODUCTS, type ProductKey } from "@/lib/demo/products";

/** The year's first number, and the last that is not taken from the days the stories are about. */
const NUMBERS = { first: 9640, last: 10_425 };
/** When the first of them was placed. */
const FIRST_AT = "366d 09:20";
/** So many of the free numbers are orders nobody has written about. */
const SHARE = 0.36;
const DELIVERY = 9;

const FIRST = [
  ...["Alma", "Asger", "Bente", "Birk", "Cecilie", "Dagny", "Ebbe", "Elna", "Esben", "Fie"],
  ...["Gorm", "Hedda", "Idun", "Ingolf", "Jytte", "Kaja", "Lauge", "Liv", "Malthe", "Nanna"],
  ...["Oda", "Palle", "Ragna", "Sander", "Tove", "Ulrik", "Vilma", "Ylva"],
];
const LAST = [
  ...["Agerskov", "Birkelund", "Dalsgard", "Elkjar", "Fuglsang", "Granlund", "Havreland"],
  ...["Isager", "Kjeldgard", "Lyngholt", "Morkeby", "Norregard", "Overby", "Piletoft"],
  ...["Rosenlund", "Skovbo", "Tangaa", "Ulvedal", "Vestermark", "Aspelund"],
];

type Buyer = {
  customer_id: string;
  order_id: string;
  number: string;
  name: string;
  first_name: string;
  last_name: string;
  email: string;
  placed_at: Date;
  completed_at: Date;
  items: { name: string; sku: string; total: number }[];
  total: number;
};

/**
 * The year's other orders, between those of the stories in number and time: nobody ever wrote about
 * them, but they were asked what they thought.
 */
export async function addBuyers(tx: Tx, shopId: string, clock: Clock): Promise<void> {
  const rows = JSON.stringify(buyers(clock));
  const from = sql`from json_to_recordset(${rows}::json) as r (customer_id uuid, order_id uuid,
    number text, name text, first_name text, last_name text, email text, placed_at timestamptz, completed_at timestamptz, items json,
    total numeric)`;
  await tx.execute(sql`insert into customers (shop_id, id, email, name, first_name, last_name, created_at)
    select ${shopId}::uuid, r.customer_id, r.email, r.name, r.first_name, r.last_name, r.placed_at ${from}`);
  await tx.execute(sql`insert into orders (shop_id, id, external_id, number, customer_id,
      customer_name, customer_first_name, customer_last_name, email, status, currency, total, placed_at, completed_at, created_at)
    select ${shopId}::uuid, r.order_id, r.number, r.number, r.customer_id, r.name, r.first_name, r.last_name, r.email,
      'completed', 'EUR', r.total, r.placed_at, r.completed_at, r.placed_at ${from}`);
  await tx.execute(sql`insert into order_items (shop_id, order_id, position, name, sku, quantity, total)
    select ${shopId}::uuid, r.order_id, i.position, i.item->>'name', i.item->>'sku', 1,
      (i.item->>'total')::numeric
    ${from}, json_array_elements(r.items) with ordinality as i (item, position)`);
}

function buyers(clock: Clock): Buyer[] {
  const chance = chanceFrom(20_251_124);
  const known = new Map(
    ORDERS.map(({ number, placed }, index) => [Number(number), clock(placed, index).getTime()]),
  );
  known.set(NUMBERS.first, clock(FIRST_AT).getTime());
  const names = shuffled(
    chance,
    FIRST.flatMap((first) => LAST.map((last) => ({ first, last }))),
  );
  const count = NUMBERS.last - NUMBERS.first;
  return Array.from({ length: count }, (_, index) => NUMBERS.first + index + 1)
    .filter((number) => !known.has(number) && chance() < SHARE)
    .map((number, index) => {
      const name = names[index];
      if (!name) throw new Error("More buyers than names.");
      return buyerOf(chance, { number, at: momentOf(number, known), ...name });
    });
}

/** As far between its neighbours in time as in number. */
function momentOf(number: number, known: Map<number, number>): Date {
  const numbers = [...known.keys()];
  const before = Math.max(...numbers.filter((other) => other < number));
  const behind = Math.min(...numbers.filter((other) => other > number));
  const [from, to] = [known.get(before) ?? 0, known.get(behind) ?? 0];
  return new Date(Math.round(from + ((to - from) * (number - before)) / (behind - before)));
}

function buyerOf(
  chance: Chance,
  { number, at, first, last }: { number: number; at: Date; first: string; last: string },
): Buyer {
  const keys = Object.keys(PRODUCTS) as ProductKey[];
  const chosen = new Set([oneOf(chance, keys), ...(chance() < 0.4 ? [oneOf(chance, keys)] : [])]);
  const items = [...chosen].map((key) => {
    const { name, sku, euros } = PRODUCTS[key];
    return { name, sku, total: euros };
  });
  return {
    customer_id: crypto.randomUUID(),
    order_id: crypto.randomUUID(),
    number: String(number),
    name: `${first} ${last}`,
    first_name: first,
    last_name: last,
    email: `${first}.${last}@example.com`.toLowerCase(),
    placed_at: at,
    completed_at: new Date(at.getTime() + (2 + chance() * 4) * DAY),
    items,
    total: items.reduce((sum, { total }) => sum + total, DELIVERY),
  };
}

function shuffled<T>(chance: Chance, things: T[]): T[] {
  return things
    .map((thing) => ({ thing, at: chance() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}
