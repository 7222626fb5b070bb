import type { TransactionSql } from "postgres";
import { calendarOf } from "@/lib/demo/load/calendar";
import type { CopyRows } from "@/lib/demo/load/copy-rows";
import { Dice } from "@/lib/demo/load/dice";
import type { Customer, Order, Run, ShopFacts } from "@/lib/demo/load/run";
import { writeWebsiteAnswer } from "@/lib/demo/load/write-nps";
import { writeOrder } from "@/lib/demo/load/write-orders";
import { openingOf, writeUpdate } from "@/lib/demo/load/write-updates";

/** Updates between two rounds of COPY. */
const BATCH = 5000;
const WEBSITE_ANSWERS = 0.08;
const QUEUED = 20;
/** Updates of the one order that went wrong in every way there is. */
const WORST = 200;

export type Filling = {
  shop: ShopFacts;
  rows: CopyRows;
  updates: number;
  orders: number;
  seed: number;
  now: number;
  nextReviewId: number;
};

/** Writes a shop's orders, oldest first, each with all that ever happened on it; returns the next number for NPS answers. */
export async function fillShop(
  sql: TransactionSql,
  { shop, rows, updates, orders, seed, now, nextReviewId }: Filling,
  report: (updates: number) => void,
): Promise<number> {
  const run = begin({ shop, rows, seed, now, nextReviewId });
  const placedAt = calendarOf(run.dice, now, orders);
  const customers: Customer[] = [];
  const more = chanceOfMore(updates / orders);
  const worst = { index: Math.floor(orders / 2), extra: Math.min(WORST, updates / 50) };
  let flushed = 0;
  for (let index = 0; index < orders; index++) {
    const order = writeOrder(run, customers, index, placedAt(index));
    const due = ((index + 1) / orders) * updates + (index === worst.index ? worst.extra : 0);
    const always = index === worst.index || index === orders - 1;
    tellUpdates(run, order, { due, more: always ? 1 : more });
    if (run.dice.hits(WEBSITE_ANSWERS)) writeWebsiteAnswer(run, order);
    if (run.updates - flushed < BATCH && index < orders - 1) continue;
    report(run.updates - flushed);
    flushed = run.updates;
    await rows.flush(sql);
  }
  return run.nextReviewId;
}

function begin(of: Pick<Filling, "shop" | "rows" | "seed" | "now" | "nextReviewId">): Run {
  const { seed, ...rest } = of;
  const dayOf = daysOf(of.shop.timeZone);
  return { ...rest, dice: new Dice(seed), dayOf, updates: 0, pending: [], queuedLeft: QUEUED };
}

/** Updates of an order, until there are as many as are due by now; what it leaves over the next ones get. */
function tellUpdates(run: Run, order: Order, { due, more }: { due: number; more: number }): void {
  while (run.updates < due && run.dice.hits(more)) {
    writeUpdate(run, order, { openedAt: openingOf(run, order) });
  }
  for (let next = run.pending.shift(); next; next = run.pending.shift()) {
    writeUpdate(run, next.order, next.origin);
  }
}

/** Most orders have no update and some several: what is likely after each one, for so many on average. */
function chanceOfMore(average: number): number {
  return 1 - 1 / (1 + 1.3 * average);
}

/** Reads a day off the clock on the wall of a time zone. */
function daysOf(timeZone: string): (moment: number) => string {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  return (moment) => format.format(moment);
}
