-- outside a transaction
-- A solve can be taken back before the customer is told. Large tables are changed in the catalogue alone, checked and indexed while they are in use.
ALTER TABLE "mail_settings"
  ADD COLUMN IF NOT EXISTS "undo_seconds" integer DEFAULT 20 NOT NULL,
  DROP CONSTRAINT IF EXISTS "mail_settings_undo",
  ADD CONSTRAINT "mail_settings_undo" CHECK ("mail_settings"."undo_seconds" between 0 and 120);--> statement-breakpoint
ALTER TABLE "events"
  DROP CONSTRAINT IF EXISTS "events_type",
  ADD CONSTRAINT "events_type" CHECK ("events"."type" in ('update.opened', 'update.solved', 'update.solve_undone', 'update.reopened', 'update.assigned', 'update.status_changed', 'update.priority_changed', 'update.retitled', 'update.shown', 'update.hidden', 'note.internal', 'note.customer', 'rating.submitted', 'alert.nobody')) NOT VALID;--> statement-breakpoint
ALTER TABLE "events" VALIDATE CONSTRAINT "events_type";--> statement-breakpoint
ALTER TABLE "solves"
  ADD COLUMN IF NOT EXISTS "waiting_since_before" timestamp (3) with time zone,
  ADD COLUMN IF NOT EXISTS "undone_at" timestamp (3) with time zone,
  DROP CONSTRAINT IF EXISTS "solves_undone_is_no_reopening",
  ADD CONSTRAINT "solves_undone_is_no_reopening" CHECK ("solves"."undone_at" is null or "solves"."reopened_at" is null) NOT VALID;--> statement-breakpoint
ALTER TABLE "solves" VALIDATE CONSTRAINT "solves_undone_is_no_reopening";--> statement-breakpoint

-- What was taken back stays so, as a re-opening stays one.
CREATE OR REPLACE FUNCTION "refuse_solve_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.shop_id, NEW.update_id, NEW.number, NEW.solved_at, NEW.by_member_id, NEW.by_api_key_id)
      IS DISTINCT FROM (OLD.shop_id, OLD.update_id, OLD.number, OLD.solved_at, OLD.by_member_id, OLD.by_api_key_id)
    OR OLD.reopened_at IS NOT NULL AND NEW.reopened_at IS NULL
    OR OLD.undone_at IS NOT NULL AND NEW.undone_at IS DISTINCT FROM OLD.undone_at
    OR EXISTS (SELECT FROM updates u WHERE u.shop_id = OLD.shop_id AND u.id = OLD.update_id AND u.rated_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a solve is final' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint

-- The team's figures count what was not taken back; nothing was so far.
DROP INDEX CONCURRENTLY IF EXISTS "solves_per_member";--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "solves_per_member" ON "solves" USING btree ("shop_id","by_member_id") WHERE undone_at is null;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "solves_silent";--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "solves_silent" ON "solves" USING btree ("shop_id","by_member_id") WHERE notified_at is null and undone_at is null;
