import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import type { DropReason } from "@/lib/mail/kinds";

/** The rules of the first migrations that keep history from being touched. */
const GUARDS = [
  ["events", "events_append_only"],
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
    "notified_at",
    "rated_at",
    "waiting_since",
    "customer_wrote_at",
    "first_response_at",
  ],
  ratings: ["created_at"],
  orders: ["created_at", "reply_mails_off_at"],
  customers: ["created_at"],
  opt_outs: ["created_at"],
  members: ["created_at", "deactivated_at"],
  api_keys: ["created_at", "last_used_at"],
  rating_settings: ["updated_at"],
  setting_changes: ["at"],
};

const REASON: DropReason = "demo";

/**
 * Runs `work` while the guards of the history are off, and puts them back before the transaction
 * ends. Nobody else can write to those tables meanwhile, and nobody else ever sees them unguarded.
 */
export async function withHistoryOpen<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await switchGuards(tx, "disable");
  const result = await work();
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
  const shop = sql`${shopId}::uuid`;
  const then = sql`${moment.toISOString()}::timestamptz`;
  await dropMails(tx, shop, then);
  const moves = Object.entries(STAMPED).map(([table, columns]) => move(table, columns, shop, then));
  const steps = moves.map((step, index) => sql`${sql.raw(`step_${index}`)} as (${step})`);
  await tx.execute(sql`with ${sql.join(steps, sql`, `)} ${moveLinks(shop, then)}`);
}

/** The time that columns of this transaction bear, rounded as they are. */
const NOW = sql.raw("now()::timestamptz(3)");

function move(table: string, columns: string[], shop: SQL, then: SQL): SQL {
  const names = columns.map((column) => sql.raw(column));
  const sets = names.map(
    (name) => sql`${name} = case ${name} when ${NOW} then ${then} else ${name} end`,
  );
  return sql`update ${sql.raw(table)} set ${sql.join(sets, sql`, `)}
    where shop_id = ${shop} and ${NOW} in (${sql.join(names, sql`, `)})`;
}

/** A link works for a while from the moment it was made. */
function moveLinks(shop: SQL, then: SQL): SQL {
  return sql`update links set created_at = ${then}, expires_at = expires_at + (${then} - created_at)
    where shop_id = ${shop} and created_at = ${NOW}`;
}

async function dropMails(tx: Tx, shop: SQL, then: SQL): Promise<void> {
  await tx.execute(sql`
    with decided as (
      update mails set created_at = ${then}, send_at = send_at + (${then} - created_at),
        state = 'dropped', drop_reason = coalesce(drop_reason, ${REASON})
      where shop_id = ${shop} and created_at = ${NOW}
      returning id
    )
    select count(graphile_worker.remove_job('mail:' || id)) from decided`);
}
