import type { TransactionSql } from "postgres";

/** Writes what triggers would have kept beside the rows of these shops: counts by day. */
export async function sumUp(
  sql: TransactionSql,
  shopIds: string[],
  nextReviewId: number,
): Promise<void> {
  for (const shopId of shopIds) {
    await sql`select rebuild_rating_days(${shopId}), rebuild_solve_days(${shopId})`;
  }
  await sql`
    insert into nps_days (shop_id, day, channel_id, category_id, contact, score, answers)
    select shop_id, day, channel_id, category_id,
      case had_contact when true then 'yes' when false then 'no' else 'unknown' end, score, count(*)
    from nps_reviews where shop_id = any(${shopIds}::uuid[]) group by 1, 2, 3, 4, 5, 6`;
  for (const shopId of shopIds) await sql`select rebuild_nps_months(${shopId})`;
  await sql`select setval(pg_get_serial_sequence('nps_reviews', 'id'), ${nextReviewId})`;
}
