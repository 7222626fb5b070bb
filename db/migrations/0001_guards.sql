-- A shop always has exactly one solved status and one status for what customers open. Shop and
-- statuses point at each other, so the check waits for the end of the transaction.
ALTER TABLE "shops" ADD CONSTRAINT "shops_solved_status" FOREIGN KEY ("id", "solved_status_id")
  REFERENCES "statuses" ("shop_id", "id") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint
ALTER TABLE "shops" ADD CONSTRAINT "shops_opened_status" FOREIGN KEY ("id", "opened_status_id")
  REFERENCES "statuses" ("shop_id", "id") DEFERRABLE INITIALLY DEFERRED;--> statement-breakpoint

-- The tracking log can only grow.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;--> statement-breakpoint
CREATE TRIGGER "events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "events"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint

-- A rating and the credit in it are final. Only the comment may go, when its author is erased.
CREATE FUNCTION "refuse_rating_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'comment' IS DISTINCT FROM to_jsonb(OLD) - 'comment' OR NEW.comment IS NOT NULL THEN
    RAISE EXCEPTION 'a rating is final' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER "ratings_final" BEFORE UPDATE ON "ratings"
  FOR EACH ROW EXECUTE FUNCTION "refuse_rating_change"();--> statement-breakpoint

-- An update that was rated stays solved, visible and titled as it was; assignment may still change.
CREATE FUNCTION "refuse_rated_update_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'assignee_id' - 'active_at' IS DISTINCT FROM to_jsonb(OLD) - 'assignee_id' - 'active_at' THEN
    RAISE EXCEPTION 'a rated update is final' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER "updates_rated_is_final" BEFORE UPDATE ON "updates"
  FOR EACH ROW WHEN (OLD.rated_at IS NOT NULL) EXECUTE FUNCTION "refuse_rated_update_change"();
--> statement-breakpoint

-- A rating and its mails are written in one round trip, in whatever order they arrive.
ALTER TABLE "mails" ALTER CONSTRAINT "mails_shop_id_rating_id_ratings_shop_id_id_fk" DEFERRABLE INITIALLY DEFERRED;
