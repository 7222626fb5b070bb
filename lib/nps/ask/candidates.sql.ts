import { type SQL, sql } from "drizzle-orm";
import { customers, mails, orders, solves, updates } from "@/db/schema";
import { daysLater } from "@/lib/base/days-later.sql";
import { WINDOW_DAYS } from "@/lib/base/invitation-window";
import type { Frame } from "@/lib/nps/ask/frame.sql";
import type { Survey } from "@/lib/nps/solved-survey";

/** What tells one kind of survey from another; everything else about a decision is the same. */
export type Occasions = {
  /**
   * Whom it comes to next: update_id, solved_at and solve_number (of solved updates), customer_id (of
   * the others), order_id, occasion, and place: how far that is.
   */
  candidates: SQL;
  /** When it happened; of an occasion `l` and its order `o`, as are the next ones. */
  at: SQL;
  /** Until when an invitation makes sense. */
  overAt: SQL;
  /** Names the question once for ever, so that no mail is written twice. */
  dedupeKey: SQL;
  /** A reason against it that only this kind knows, or null. */
  ruledOut: SQL;
  /** Whether it was solved without telling the customer. */
  silent: SQL;
  /** Null where nobody has written to the customer of a `due` one, and somebody should have. */
  wrote: SQL;
  /** Which invitation `i` is about the same as a timed `t`. */
  same: SQL;
  /** States of an invitation after which its occasion is never decided on again. */
  final: SQL;
};

/** The occasions of a survey, `batch` of its next candidates at a time. */
export function occasionsOf(survey: Survey, frame: Frame, batch: number): Occasions {
  const limit = sql`fetch first ${batch} rows with ties`;
  switch (survey.kind) {
    case "solved":
      return solvedUpdates(survey, frame, limit);
    case "relationship":
      return customersInRounds(survey, frame, batch);
    case "lifecycle":
      return ordersPlaced(survey, frame, { limit, at: sql`o.placed_at`, occasion: sql`''` });
    case "order":
      return ordersPlaced(survey, frame, { limit, at: sql`o.placed_at`, occasion: ORDER });
    case "delivery":
      return ordersPlaced(survey, frame, { limit, at: sql`o.completed_at`, occasion: ORDER });
  }
}

const ORDER = sql`o.id::text`;

/** Of a survey whose `dedupeKey` is its occasion's. */
const onceEach = ({ id }: Survey) => ({
  dedupeKey: sql`'nps:' || ${id}::text || ':' || o.customer_id || ':' || l.occasion`,
  ruledOut: sql`null::text`,
  silent: sql`false`,
  wrote: sql`true`,
  same: sql`i.customer_id = t.customer_id and i.occasion = t.occasion`,
  final: sql`('invited', 'skipped')`,
});

/** Updates solved in the window; one that was skipped comes again when it is solved again. */
function solvedUpdates({ shopId }: Survey, frame: Frame, limit: SQL): Occasions {
  return {
    candidates: sql`
      select u.id as update_id, u.solved_at, u.solve_number, null::uuid as customer_id, u.order_id,
        u.id::text as occasion, u.solved_at as place
      from ${updates} u where u.shop_id = ${shopId}::uuid
        and u.solved_at > ${frame.from}::timestamptz and u.solved_at <= ${frame.to}::timestamptz
      order by u.solved_at ${limit}`,
    at: sql`l.solved_at`,
    overAt: daysLater(sql`l.solved_at`, sql`days + ${WINDOW_DAYS}::int`, frame.timeZone),
    dedupeKey: sql`'nps:' || l.update_id || ':' || l.solve_number`,
    ruledOut: sql`case when l.solved_at is null
      or l.reason is not null and l.solved_at > ${frame.to}::timestamptz then 'reopened' end`,
    silent: sql`coalesce((select s.notified_at is null from ${solves} s where s.shop_id = o.shop_id
      and s.update_id = l.update_id and s.number = l.solve_number), false)`,
    // A look-up for each, by index: the statistics say little about one conversation's mails.
    wrote: sql`(select true from ${mails} m where m.shop_id = due.shop_id and m.update_id = due.update_id
      and m.customer_id is not null and m.state = 'sent' and m.kind <> 'nps.invitation' limit 1)`,
    same: sql`i.update_id = t.update_id`,
    final: sql`('invited')`,
  };
}

/**
 * Orders whose moment came due within the window. All of them each hour: a shop system may tell of an
 * order after a later one; who was decided on is passed over further down.
 */
function ordersPlaced(
  survey: Survey,
  frame: Frame,
  { limit, at, occasion }: { limit: SQL; at: SQL; occasion: SQL },
): Occasions {
  return {
    candidates: sql`
      select null::uuid as update_id, null::timestamptz as solved_at, null::int as solve_number,
        o.customer_id, o.id as order_id, ${occasion} as occasion, ${at} as place
      from ${orders} o where o.shop_id = ${survey.shopId}::uuid and not o.test
        and ${at} > ${frame.from}::timestamptz and ${at} <= ${frame.to}::timestamptz
      order by ${at} ${limit}`,
    at,
    overAt: daysLater(at, sql`days + ${WINDOW_DAYS}::int`, frame.timeZone),
    ...onceEach(survey),
  };
}

/**
 * The next of this round by number, each with the latest order; who never ordered is passed over. The
 * question of a round makes sense until the next one begins.
 */
function customersInRounds(survey: Survey, frame: Frame, batch: number): Occasions {
  const { shopId, round, reachedNumber } = survey;
  const occasion = sql`${String(round)}::text`;
  const started = sql`${survey.roundStartedAt?.toISOString() ?? frame.now}::timestamptz`;
  return {
    candidates: sql`
      select null::uuid as update_id, null::timestamptz as solved_at, null::int as solve_number,
        c.id as customer_id, o.id as order_id, ${occasion} as occasion, c.number as place
      from (
        select id, number, erased_at from ${customers} where shop_id = ${shopId}::uuid
          and number > ${reachedNumber ?? 0}::bigint order by number limit ${batch}::int
      ) c left join lateral (
        select id from ${orders} where shop_id = ${shopId}::uuid and customer_id = c.id
          and c.erased_at is null and not test
        order by placed_at desc, id desc limit 1
      ) o on true order by c.number`,
    at: sql`o.placed_at`,
    overAt: sql`case when l.occasion = ${occasion} then ${daysLater(started, sql`days`, frame.timeZone)} else ${started} end`,
    ...onceEach(survey),
  };
}
