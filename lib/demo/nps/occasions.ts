import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { after, DAY } from "@/lib/base/time";
import type { Clock } from "@/lib/demo/clock";
import type { Category } from "@/lib/demo/nps/words";
import { fellThrough } from "@/lib/orders/order-meaning.sql";

/** Days after which a solved update is asked about. */
export const AFTER_DAYS = 14;
const AFTER_ORDER_DAYS = 10;
/** The regular survey's past rounds, in days ago; the last lies far enough back for nobody to wait for its sake. */
const ROUNDS = [285, 225, 165, 105, 45] as const;
const SURVEYED_UNTIL = 40;

/** Something a customer may be asked about. */
export type Occasion = {
  due: Date;
  customer_id: string;
  order_id: string;
  number: string;
  email: string | null;
  name: string;
  placed_at: Date;
  cancelled: boolean;
  /** Of a solved update: whether the customer was told. */
  told: boolean;
  update_id: string | null;
  /** Empty where it is only an order that somebody may speak of by themselves. */
  survey_id: string;
  occasion: string;
  category: Category;
};

export type Surveys = { solved: string; orders: string; regular: string };

type Row = Pick<
  Occasion,
  "customer_id" | "order_id" | "number" | "email" | "name" | "cancelled"
> & {
  placed_at: string;
  update_id: string | null;
  solved_at: string | null;
  told: boolean;
};

/** Every order of the shop as something to be asked about, oldest first. */
export async function readOrders(tx: Tx, shopId: string): Promise<Occasion[]> {
  const rows = await tx.execute<Row>(sql`
    select customer_id, id as order_id, number, email, customer_name as name, placed_at,
      ${fellThrough(shopId, sql`status`)} as cancelled, null as update_id, null as solved_at, true as told
    from orders where shop_id = ${shopId}::uuid order by placed_at, number`);
  return rows.map((row) => occasionOf(row, { due: new Date(row.placed_at), category: "delivery" }));
}

/** Every occasion the past had, in the order they came due. */
export async function readOccasions(
  tx: Tx,
  shopId: string,
  { clock, now, surveys }: { clock: Clock; now: Date; surveys: Surveys },
): Promise<Occasion[]> {
  const orders = await readOrders(tx, shopId);
  const until = clock(`${SURVEYED_UNTIL}d 09:00`);
  const all = [
    ...(await readUpdates(tx, shopId, surveys.solved)),
    ...ordersAsked(orders, surveys.orders).filter(({ due }) => due < until),
    ...ROUNDS.flatMap((daysAgo, round) => roundOf(orders, { clock, daysAgo, round, surveys })),
  ];
  return all
    .filter(({ due }) => due < now)
    .sort((a, b) => a.due.getTime() - b.due.getTime() || (a.number < b.number ? -1 : 1));
}

async function readUpdates(tx: Tx, shopId: string, surveyId: string): Promise<Occasion[]> {
  const rows = await tx.execute<Row>(sql`
    select o.customer_id, o.id as order_id, o.number, o.email, o.customer_name as name, o.placed_at,
      ${fellThrough(shopId, sql`o.status`)} as cancelled, u.id as update_id, u.solved_at,
      s.notified_at is not null as told
    from updates u join orders o on o.shop_id = u.shop_id and o.id = u.order_id
    join solves s on s.shop_id = u.shop_id and s.update_id = u.id and s.number = u.solve_number
    where u.shop_id = ${shopId}::uuid and u.solved_at is not null
    order by u.solved_at, o.number`);
  return rows.map((row) => {
    const due = after(new Date(row.solved_at ?? row.placed_at), AFTER_DAYS * DAY);
    const occasion = occasionOf(row, { due, category: "support" });
    return { ...occasion, survey_id: surveyId, occasion: row.update_id ?? "" };
  });
}

function ordersAsked(orders: Occasion[], surveyId: string): Occasion[] {
  return orders.map((order) => ({
    ...order,
    due: after(order.placed_at, AFTER_ORDER_DAYS * DAY),
    survey_id: surveyId,
    occasion: order.order_id,
  }));
}

type Round = { clock: Clock; daysAgo: number; round: number; surveys: Surveys };

/** Everybody who had ordered by then, by their latest order, spread over the hours of a working day. */
function roundOf(orders: Occasion[], { clock, daysAgo, round, surveys }: Round): Occasion[] {
  const start = clock(`${daysAgo}d 08:00`);
  const before = orders.filter((order) => order.placed_at < after(start, -20 * DAY));
  const latest = new Map(before.map((order) => [order.customer_id, order]));
  return [...latest.values()].map((order, index) => ({
    ...order,
    due: after(start, (index % 5) * DAY + (index % 13) * 60 * 60 * 1000),
    survey_id: surveys.regular,
    occasion: String(round + 1),
    category: "support" as const,
  }));
}

function occasionOf(row: Row, more: Pick<Occasion, "due" | "category">): Occasion {
  const { solved_at: _, ...order } = row;
  return { ...order, ...more, placed_at: new Date(row.placed_at), survey_id: "", occasion: "" };
}
