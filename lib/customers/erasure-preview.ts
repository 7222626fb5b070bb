import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { isMailAbout, ordersOf, updatesOf } from "@/lib/customers/belongings";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";

/** How much erasing a customer takes away. */
export type ErasurePreview = Record<
  "orders" | "notes" | "updates" | "comments" | "answers" | "mails",
  number
>;

/** What erasing this customer would take, counted. Throws `forbidden` for agents. */
export async function previewErasure(
  actor: MemberActor,
  customerId: string,
): Promise<ErasurePreview> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  const whose = { shopId, customerId };
  const [row] = await database().execute<ErasurePreview>(sql`select
    (select count(*)::int from orders where shop_id = ${shopId} and customer_id = ${customerId}) as orders,
    (select count(*)::int from notes where shop_id = ${shopId} and update_id in ${updatesOf(whose)}) as notes,
    (select count(*)::int from updates where shop_id = ${shopId} and order_id in ${ordersOf(whose)}) as updates,
    (select count(*)::int from ratings where shop_id = ${shopId} and customer_id = ${customerId}
      and comment is not null) as comments,
    (select count(*)::int from nps_reviews where shop_id = ${shopId} and customer_id = ${customerId}) as answers,
    (select count(*)::int from mails where ${isMailAbout(whose)}) as mails`);
  return row ?? { orders: 0, notes: 0, updates: 0, comments: 0, answers: 0, mails: 0 };
}
