import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DropReason } from "@/lib/mail/kinds";

/** The rules of the first migrations that keep history from being touched. */
const GUARDS = [
  ["events", "events_append_only"],
  ["solves", "solves_final"],
  ["ratings", "ratings_final"],
  ["updates", "updates_rated_is_final"],
] as const;

/** Every column the verbs stamp with the moment of their transaction. */
const STAMPED: Record<string, string[]> = {
  events: ["at"],
  notes: ["created_at"],
  updates: [
    "created_at",
    "active_at",
    "visible_at",
    "solved_at",
    "rated_at",
    "waiting_since",
    "customer_wrote_at",
    "first_response_at",
  ],
  solves: ["solved_at", "notified_at", "reopened_at"],
  ratings: ["created_at"],
  orders: ["created_at", "reply_mails_off_at"],
  customers: ["created_at"],
  opt_outs: ["created_at"],
  members: ["created_at", "deactivated_at"],
  api_keys: ["created_at", "last_used_at"],
  rating_settings: ["updated_at"],
  setting_changes: ["at"],
  nps_rules: ["created_at"],
};

const REASON: DropReason = "demo";

/**
 * Runs `work` while the guards of the history are off, and puts them back before the transaction
 * ends. Nobody else can write to those tables meanwhile, and nobody else ever sees them unguarded.
 */
export async function withHistoryOpen<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await switchGuards(tx, "disable");
  await tx.execute(sql.raw(moveFunction()));
  const result = await work();
  await tx.execute(sql`drop function pg_temp.move_act`);
  await switchGuards(tx, "enable");
  return result;
}

async function switchGuards(tx: Tx, how: "enable" | "disable"): Promise<void> {
  for (const [table, trigger] of GUARDS) {
    await tx.execute(sql.raw(`alter table ${table} ${how} trigger ${trigger}`));
  }
}

/**
 * Lets an act take place at a `moment` of the past: whatever it stamped with the transaction's own
 * time is moved there, and the mails it decided are written off, so that none ever leaves. The
 * transaction must have its history open; several acts may follow one another in it.
 */
export async function atMoment(
  tx: Tx,
  shopId: string,
  moment: Date,
  work: () => Promise<void>,
): Promise<void> {
  await work();
  await tx.execute(
    sql`select pg_temp.move_act(${shopId}::uuid, ${moment.toISOString()}::timestamptz)`,
  );
}

/** Lets the planner see how the tables grow; else every act reads them from end to end. */
export async function learnSizes(tx: Tx): Promise<void> {
  const tables = ["mails", "links", ...Object.keys(STAMPED)];
  await tx.execute(sql.raw(`analyze ${tables.join(", ")}`));
}

/** The time that columns of this transaction bear, rounded as they are. */
const NOW = "now()::timestamptz(3)";

/** A function of this session alone: hundreds of acts then cost one plan. */
function moveFunction(): string {
  const moves = Object.entries(STAMPED).map(([table, columns]) => {
    const sets = columns.map(
      (name) => `${name} = case ${name} when ${NOW} then moment else ${name} end`,
    );
    return `update ${table} set ${sets.join(", ")} where shop_id = shop and ${NOW} in (${columns.join(", ")});`;
  });
  return `create function pg_temp.move_act(shop uuid, moment timestamptz) returns void language plpgsql as $$
    begin
      update mails set created_at = moment, send_at = send_at + (moment - created_at),
        state = 'dropped', drop_reason = coalesce(drop_reason, '${REASON}')
        where shop_id = shop and created_at = ${NOW};
      update links set created_at = moment, expires_at = expires_at + (moment - created_at)
        where shop_id = shop and created_at = ${NOW};
      update nps_reviews set created_at = moment,
        day = (moment at time zone (select time_zone from shops where id = shop))::date
        where shop_id = shop and created_at = ${NOW};
      ${moves.join("\n      ")}
    end $$`;
}
