-- Settings that every shop has from its first day on.
INSERT INTO "mail_settings" ("shop_id") SELECT "id" FROM "shops";--> statement-breakpoint
INSERT INTO "shop_setups" ("shop_id", "closed_at") SELECT "id", now() FROM "shops";--> statement-breakpoint

-- The account log can only grow.
CREATE TRIGGER "account_events_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "account_events"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint

-- So can the tracking log, but for the order somebody made to try the loop.
DROP TRIGGER "events_append_only" ON "events";--> statement-breakpoint
CREATE TRIGGER "events_append_only" BEFORE UPDATE OR TRUNCATE ON "events"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE FUNCTION "refuse_event_removal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM updates u JOIN orders o ON o.shop_id = u.shop_id AND o.id = u.order_id
    WHERE u.shop_id = OLD.shop_id AND u.id = OLD.update_id AND o.test
  ) THEN
    RAISE EXCEPTION 'events is append-only' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END
$$;--> statement-breakpoint
CREATE TRIGGER "events_kept" BEFORE DELETE ON "events"
  FOR EACH ROW EXECUTE FUNCTION "refuse_event_removal"();--> statement-breakpoint

-- A rated update is final; only its title goes, when the customer it names is erased.
CREATE OR REPLACE FUNCTION "refuse_rated_update_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'assignee_id' - 'active_at' - 'title' IS DISTINCT FROM to_jsonb(OLD) - 'assignee_id' - 'active_at' - 'title'
    OR NEW.title NOT IN (OLD.title, '[erased]') THEN
    RAISE EXCEPTION 'a rated update is final' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint

-- Whoever comes last to lead a shop stays: checked when the transaction ends. Verbs that take a
-- seat away lock the shop's row first, so that two owners cannot leave past each other.
CREATE FUNCTION "refuse_ownerless_shop"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT FROM members WHERE shop_id = OLD.shop_id AND role = 'owner' AND deactivated_at IS NULL
  ) THEN
    RAISE EXCEPTION 'a shop needs an owner' USING ERRCODE = 'check_violation', CONSTRAINT = 'members_one_owner';
  END IF;
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "members_one_owner" AFTER UPDATE OR DELETE ON "members"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (OLD.role = 'owner' AND OLD.deactivated_at IS NULL)
  EXECUTE FUNCTION "refuse_ownerless_shop"();
