CREATE TABLE "installation" (
	"id" integer PRIMARY KEY DEFAULT 1 NOT NULL,
	"place" jsonb NOT NULL,
	"found_place" jsonb,
	"held_since" timestamp (3) with time zone,
	CONSTRAINT "installation_single" CHECK ("installation"."id" = 1),
	CONSTRAINT "installation_held" CHECK (("installation"."found_place" is null) = ("installation"."held_since" is null))
);
--> statement-breakpoint

-- What happened is written once, but for the demo shop, whose past is made up while it is built: its acts are
-- moved to their moments. Only what the owner of the tables has the database do may open the history.
CREATE FUNCTION "history_is_open"() RETURNS boolean STABLE LANGUAGE sql SET search_path = pg_catalog, public, pg_temp AS $$
  SELECT coalesce(current_setting('starloop.history', true), '') = 'open'
    AND pg_has_role(current_user, (SELECT relowner FROM pg_class WHERE oid = 'public.events'::regclass), 'usage')
$$;--> statement-breakpoint
CREATE OR REPLACE TRIGGER "events_append_only" BEFORE UPDATE OR TRUNCATE ON "events"
  FOR EACH STATEMENT WHEN (NOT "history_is_open"()) EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint
CREATE OR REPLACE TRIGGER "solves_final" BEFORE UPDATE ON "solves"
  FOR EACH ROW WHEN (NOT "history_is_open"()) EXECUTE FUNCTION "refuse_solve_change"();--> statement-breakpoint
CREATE OR REPLACE TRIGGER "ratings_final" BEFORE UPDATE ON "ratings"
  FOR EACH ROW WHEN (NOT "history_is_open"()) EXECUTE FUNCTION "refuse_rating_change"();--> statement-breakpoint
CREATE OR REPLACE TRIGGER "updates_rated_is_final" BEFORE UPDATE ON "updates"
  FOR EACH ROW WHEN (OLD.rated_at IS NOT NULL AND NOT "history_is_open"()) EXECUTE FUNCTION "refuse_rated_update_change"();--> statement-breakpoint

-- The settings' log only grows, like the others.
CREATE TRIGGER "setting_changes_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "setting_changes"
  FOR EACH STATEMENT WHEN (NOT "history_is_open"()) EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint

-- Lets what this transaction has written take place at a moment of the past: every column that it stamped with its own
-- time. What others wrote is out of reach. Emails are written off, so that none ever leaves.
CREATE FUNCTION "move_act"(shop uuid, moment timestamptz) RETURNS void LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  stamp CONSTANT timestamptz := now()::timestamptz(3);
BEGIN
  PERFORM set_config('starloop.history', 'open', true);
  UPDATE mails SET created_at = moment, send_at = send_at + (moment - created_at),
    state = 'dropped', drop_reason = coalesce(drop_reason, 'demo')
    WHERE shop_id = shop AND created_at = stamp;
  UPDATE links SET created_at = moment, expires_at = expires_at + (moment - created_at)
    WHERE shop_id = shop AND created_at = stamp;
  UPDATE nps_reviews SET created_at = moment, day = (moment AT TIME ZONE (SELECT time_zone FROM shops WHERE id = shop))::date
    WHERE shop_id = shop AND created_at = stamp;
  UPDATE events SET at = moment WHERE shop_id = shop AND at = stamp;
  UPDATE notes SET created_at = moment WHERE shop_id = shop AND created_at = stamp;
  UPDATE updates SET created_at = CASE created_at WHEN stamp THEN moment ELSE created_at END,
    active_at = CASE active_at WHEN stamp THEN moment ELSE active_at END,
    visible_at = CASE visible_at WHEN stamp THEN moment ELSE visible_at END,
    solved_at = CASE solved_at WHEN stamp THEN moment ELSE solved_at END,
    rated_at = CASE rated_at WHEN stamp THEN moment ELSE rated_at END,
    waiting_since = CASE waiting_since WHEN stamp THEN moment ELSE waiting_since END,
    customer_wrote_at = CASE customer_wrote_at WHEN stamp THEN moment ELSE customer_wrote_at END,
    first_response_at = CASE first_response_at WHEN stamp THEN moment ELSE first_response_at END
    WHERE shop_id = shop AND stamp IN (created_at, active_at, visible_at, solved_at, rated_at, waiting_since, customer_wrote_at, first_response_at);
  UPDATE solves SET solved_at = CASE solved_at WHEN stamp THEN moment ELSE solved_at END,
    notified_at = CASE notified_at WHEN stamp THEN moment ELSE notified_at END,
    reopened_at = CASE reopened_at WHEN stamp THEN moment ELSE reopened_at END
    WHERE shop_id = shop AND stamp IN (solved_at, notified_at, reopened_at);
  UPDATE ratings SET created_at = moment WHERE shop_id = shop AND created_at = stamp;
  UPDATE orders SET created_at = CASE created_at WHEN stamp THEN moment ELSE created_at END,
    reply_mails_off_at = CASE reply_mails_off_at WHEN stamp THEN moment ELSE reply_mails_off_at END
    WHERE shop_id = shop AND stamp IN (created_at, reply_mails_off_at);
  UPDATE customers SET created_at = moment WHERE shop_id = shop AND created_at = stamp;
  UPDATE opt_outs SET created_at = moment WHERE shop_id = shop AND created_at = stamp;
  UPDATE members SET created_at = CASE created_at WHEN stamp THEN moment ELSE created_at END,
    deactivated_at = CASE deactivated_at WHEN stamp THEN moment ELSE deactivated_at END
    WHERE shop_id = shop AND stamp IN (created_at, deactivated_at);
  UPDATE api_keys SET created_at = CASE created_at WHEN stamp THEN moment ELSE created_at END,
    last_used_at = CASE last_used_at WHEN stamp THEN moment ELSE last_used_at END
    WHERE shop_id = shop AND stamp IN (created_at, last_used_at);
  UPDATE rating_settings SET updated_at = moment WHERE shop_id = shop AND updated_at = stamp;
  UPDATE setting_changes SET at = moment WHERE shop_id = shop AND at = stamp;
  UPDATE nps_rules SET created_at = moment WHERE shop_id = shop AND created_at = stamp;
  PERFORM set_config('starloop.history', '', true);
END
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION "move_act"(uuid, timestamptz) FROM PUBLIC;--> statement-breakpoint

-- The planner's figures of the tables in which a shop is being built.
CREATE FUNCTION "learn_sizes"() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  ANALYZE customers, orders, order_items, updates, notes, solves, ratings, events, mails, links, members, opt_outs,
    nps_reviews, nps_days, nps_invitations;
END
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION "learn_sizes"() FROM PUBLIC;--> statement-breakpoint

-- The one way a line leaves the tracking log: with the order somebody made to try the loop.
CREATE FUNCTION "remove_test_events"(shop uuid, test_order uuid) RETURNS void LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog, public, pg_temp AS $$
  DELETE FROM events e USING updates u JOIN orders o ON o.shop_id = u.shop_id AND o.id = u.order_id
  WHERE o.shop_id = shop AND o.id = test_order AND o.test
    AND e.shop_id = u.shop_id AND e.update_id = u.id
$$;--> statement-breakpoint
REVOKE ALL ON FUNCTION "remove_test_events"(uuid, uuid) FROM PUBLIC;--> statement-breakpoint

-- So no order becomes a test once something has happened on it, and no update passes from a real one to a test.
CREATE FUNCTION "refuse_test_change"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF OLD.test OR EXISTS (SELECT FROM updates WHERE shop_id = OLD.shop_id AND order_id = OLD.id) THEN
    RAISE EXCEPTION 'an order stays what it is' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER "orders_test_stays" BEFORE UPDATE OF "test" ON "orders"
  FOR EACH ROW WHEN (OLD.test IS DISTINCT FROM NEW.test) EXECUTE FUNCTION "refuse_test_change"();--> statement-breakpoint
CREATE FUNCTION "refuse_test_move"() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM orders WHERE shop_id = OLD.shop_id AND id IN (OLD.order_id, NEW.order_id) AND test) THEN
    RAISE EXCEPTION 'what came of a test order stays with it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER "updates_test_stays" BEFORE UPDATE OF "order_id" ON "updates"
  FOR EACH ROW WHEN (OLD.order_id IS DISTINCT FROM NEW.order_id) EXECUTE FUNCTION "refuse_test_move"();
