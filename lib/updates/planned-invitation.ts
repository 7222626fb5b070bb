import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  mailSettings,
  mails,
  npsExperiments,
  npsInvitations,
  npsSurveys,
  shops,
} from "@/db/schema";
import { daysLater } from "@/lib/base/days-later.sql";
import { WINDOW_DAYS } from "@/lib/base/invitation-window";
import { after, MINUTE } from "@/lib/base/time";
import { firstInvitingAfter } from "@/lib/jobs/inviting-time";
import { nextLoudMoment } from "@/lib/mail/next-loud-moment";
import { fellThrough } from "@/lib/orders/order-meaning.sql";
import type { LoopFacts } from "@/lib/updates/loop-facts";

/** A question how likely the customer is to recommend the shop, and when it would be sent. */
export type PlannedInvitation = { at: Date; timeZone: string };

/**
 * The NPS invitation that solving an update now and telling the customer leads to, if the customer is
 * not waiting for an answer and not unhappy by then; null: none. `asks`: the solved mail asks to rate,
 * which uses the contact budget.
 */
export async function planInvitation(
  tx: Tx,
  shopId: string,
  { update, order, optOuts }: LoopFacts,
  asks: boolean,
): Promise<PlannedInvitation | null> {
  if (!order.email || order.blocked || order.test || optOuts.includes("nps")) return null;
  const zone = sql`s.time_zone`;
  const arm = sql`hashtextextended(e.id::text || ${order.customerId}::text, 0) & 1`;
  const [row] = await tx.execute<{ at: string; timeZone: string; inTime: boolean }>(sql`
    select p.at::text as at, s.time_zone as "timeZone",
      p.at <= ${daysLater(sql`now()`, sql`d.days + ${WINDOW_DAYS}::int`, zone)} as "inTime"
    from ${npsSurveys} v
    join ${shops} s on s.id = v.shop_id
    join ${mailSettings} m on m.shop_id = v.shop_id
    left join ${npsExperiments} e on e.shop_id = v.shop_id and e.survey_id = v.id and e.ended_at is null,
    lateral (select case when e.id is not null and ${arm} = 1 then coalesce(e.other_days, v.days)
      else v.days end as days) d,
    lateral (select max(coalesce(a.sent_at, a.first_attempt_at, a.send_at)) as at from ${mails} a
      where a.shop_id = v.shop_id and a.customer_id = ${order.customerId}::uuid
        and a.counts_toward_budget and a.state in ('queued', 'sending', 'sent')) asked,
    lateral (select greatest(${daysLater(sql`now()`, sql`d.days`, zone)}, case when m.budget_days > 0
      then greatest(asked.at, case when ${asks} then now() end) + make_interval(days => m.budget_days)
      end) as at) p
    where v.shop_id = ${shopId}::uuid and v.kind = 'solved' and v.active
      and not ${fellThrough(shopId, sql`${order.status}::text`)}
      -- Nobody is asked twice about one update.
      and not exists (select from ${npsInvitations} i where i.shop_id = v.shop_id
        and i.update_id = ${update.id}::uuid and i.state = 'invited')`);
  if (!row?.inTime) return null;
  // What has come due for a minute is decided on.
  const run = firstInvitingAfter(after(new Date(row.at), MINUTE));
  const at = await nextLoudMoment(tx, shopId, run);
  return { at, timeZone: row.timeZone };
}
