-- outside a transaction
-- The row of an email is the queue. What was under way when the former version stopped is found by its state, and repeated.
ALTER TABLE "mails"
  ADD COLUMN IF NOT EXISTS "claimed_by" text,
  ADD COLUMN IF NOT EXISTS "unclear_attempts" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_due" ON "mails" USING btree ("kind","shop_id",coalesce(next_attempt_at, send_at)) WHERE state = 'queued' and claimed_by is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_in_hand" ON "mails" USING btree ("claimed_by") WHERE state = 'sending' or (state = 'queued' and claimed_by is not null);--> statement-breakpoint
-- The job that each email had beside its row; a new database has no such table yet.
DO $$
BEGIN
  IF to_regclass('graphile_worker._private_jobs') IS NOT NULL THEN
    DELETE FROM graphile_worker._private_jobs j USING graphile_worker._private_tasks t
    WHERE t.id = j.task_id AND t.identifier = 'send_mail';
  END IF;
END
$$;
