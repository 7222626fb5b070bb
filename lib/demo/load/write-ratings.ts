import { ratings } from "@/db/schema";
import { isDetractor } from "@/lib/base/stars";
import { DAY, MINUTE } from "@/lib/base/time";
import { languageOf, type Run } from "@/lib/demo/load/run";
import { byCustomer, type Thread, writeEvent } from "@/lib/demo/load/thread";
import { commentOf } from "@/lib/demo/load/words";
import { writeLink, writeMail } from "@/lib/demo/load/write-mails";
import type { Solved } from "@/lib/demo/load/write-solves";

/** Of a hundred ratings, by stars from one. */
const STARS = [5, 3, 6, 16, 70];
const SOURCES = ["portal", "api", "import"] as const;
const SOURCE_WEIGHTS = [88, 8, 4];

/** Gives a solved update its stars, with everything that follows; returns them. */
export function rate(run: Run, thread: Thread, solved: Solved): number {
  const { dice, rows, shop } = run;
  const { row, order, at, assignee } = thread;
  const stars = dice.weighed(STARS) + 1;
  const id = dice.uuid();
  rows.put(ratings, {
    ...{ shopId: shop.id, id, updateId: row.id, orderId: order.id, stars },
    customerId: order.customer.id,
    solveNumber: solved.number,
    comment: commentOf(dice, stars, languageOf(order.customer)),
    solverMemberId: solved.by?.id ?? null,
    solverApiKeyId: solved.by ? null : shop.apiKeyId,
    assigneeMemberId: assignee?.id ?? null,
    solvedAt: new Date(solved.at),
    source: SOURCES[dice.weighed(SOURCE_WEIGHTS)] as (typeof SOURCES)[number],
    createdAt: new Date(at),
  });
  row.ratedAt = new Date(at);
  const data = { ratingId: id, stars };
  writeEvent(run, thread, byCustomer(order), { type: "rating.submitted", data });
  tellOfRating(run, thread, { id, stars });
  if (isDetractor(stars)) writeBack(run, thread);
  return stars;
}

function tellOfRating(run: Run, thread: Thread, { id, stars }: { id: string; stars: number }) {
  const { order, row, at, assignee } = thread;
  const about = { updateId: row.id, ratingId: id };
  const low = isDetractor(stars);
  const { customer } = order;
  const topic = low ? "detractor" : "promoter";
  const sent = Math.min(at + 5 * MINUTE, run.now);
  const dedupeKey = `rating:${id}:${topic}`;
  const mail = {
    kind: `rating.${topic}`,
    dedupeKey,
    to: { customer },
    at: sent,
    ...about,
  } as const;
  const mailId = writeMail(run, order, mail);
  const purpose = low ? "reply" : "share";
  writeLink(run, order, { id: mailId, at: sent }, { purpose, updateId: row.id });
  const team = (
    kind: "rating.responsible" | "rating.alert",
    key: string,
    member = run.shop.owner,
  ) =>
    writeMail(run, order, { kind, dedupeKey: `rating:${id}:${key}`, to: { member }, at, ...about });
  if (assignee) team("rating.responsible", "responsible", assignee);
  if (low) team("rating.alert", `alert:${run.shop.owner.id}`);
  if (low && !assignee) {
    writeEvent(run, thread, byCustomer(order), { type: "alert.nobody", data: { ratingId: id } });
  }
}

/** Some of the unhappy answer the apology, which opens an update that follows the rated one. */
function writeBack(run: Run, { row, order, at }: Thread): void {
  const openedAt = at + run.dice.wait(DAY);
  if (!run.dice.hits(0.35) || openedAt > run.now) return;
  run.pending.push({ order, origin: { openedAt, followsUpdateId: row.id } });
}
