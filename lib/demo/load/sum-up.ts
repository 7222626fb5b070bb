import type { TransactionSql } from "postgres";

/** Writes what triggers and verbs would have kept beside the rows of these shops: counts by day, and the jobs of emails that wait. */
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
  await sql`select setval(pg_get_serial_sequence('nps_reviews', 'id'), ${nextReviewId})`;
  await sql`
    select graphile_worker.add_job('send_mail', json_build_object('shopId', shop_id, 'mailId', id),
      run_at => send_at, max_attempts => 25, job_key => 'mail:' || id)
    from mails where shop_id = any(${shopIds}::uuid[]) and state = 'queued'`;
}
