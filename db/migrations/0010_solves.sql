-- outside a transaction
-- Every solve becomes a row of its own. Large tables are filled in batches, and what is demanded of
-- them is checked while they are in use; each change of a table takes its lock for a moment only.
CREATE TABLE "solves" (
	"shop_id" uuid NOT NULL,
	"update_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"solved_at" timestamp (3) with time zone NOT NULL,
	"by_member_id" uuid,
	"by_api_key_id" uuid,
	"notified_at" timestamp (3) with time zone,
	"status_before_id" uuid,
	"reopened_at" timestamp (3) with time zone,
	"reopened_by_member_id" uuid,
	"reopened_by_customer_id" uuid,
	"reopened_by_api_key_id" uuid,
	"reopening_undone_at" timestamp (3) with time zone,
	CONSTRAINT "solves_shop_id_update_id_number_pk" PRIMARY KEY("shop_id","update_id","number"),
	CONSTRAINT "solves_number" CHECK ("solves"."number" >= 1),
	CONSTRAINT "solves_one_solver" CHECK (num_nonnulls("solves"."by_member_id", "solves"."by_api_key_id") <= 1),
	CONSTRAINT "solves_reopened_by" CHECK (num_nonnulls("solves"."reopened_by_member_id", "solves"."reopened_by_customer_id", "solves"."reopened_by_api_key_id") <= case when "solves"."reopened_at" is null then 0 else 1 end),
	CONSTRAINT "solves_undone_was_reopened" CHECK ("solves"."reopening_undone_at" is null or "solves"."reopened_at" is not null),
	CONSTRAINT "solves_shop_id_update_id_updates_shop_id_id_fk" FOREIGN KEY ("shop_id","update_id") REFERENCES "public"."updates"("shop_id","id") ON DELETE cascade ON UPDATE no action,
	CONSTRAINT "solves_shop_id_by_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","by_member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "solves_shop_id_by_api_key_id_api_keys_shop_id_id_fk" FOREIGN KEY ("shop_id","by_api_key_id") REFERENCES "public"."api_keys"("shop_id","id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "solves_shop_id_status_before_id_statuses_shop_id_id_fk" FOREIGN KEY ("shop_id","status_before_id") REFERENCES "public"."statuses"("shop_id","id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "solves_shop_id_reopened_by_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","reopened_by_member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "solves_shop_id_reopened_by_customer_id_customers_shop_id_id_fk" FOREIGN KEY ("shop_id","reopened_by_customer_id") REFERENCES "public"."customers"("shop_id","id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "solves_shop_id_reopened_by_api_key_id_api_keys_shop_id_id_fk" FOREIGN KEY ("shop_id","reopened_by_api_key_id") REFERENCES "public"."api_keys"("shop_id","id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE INDEX "solves_by_solver" ON "solves" USING btree ("shop_id","by_member_id","solved_at","notified_at");--> statement-breakpoint
CREATE INDEX "solves_reopened" ON "solves" USING btree ("shop_id","by_member_id","solved_at","reopened_at") WHERE reopened_at is not null and reopening_undone_at is null;--> statement-breakpoint
CREATE TABLE "rating_days" (
	"shop_id" uuid NOT NULL,
	"day" date NOT NULL,
	"solver_member_id" uuid,
	"source" text NOT NULL,
	"stars" integer NOT NULL,
	"ratings" integer NOT NULL,
	CONSTRAINT "rating_days_source" CHECK ("rating_days"."source" in ('portal', 'api', 'import')),
	CONSTRAINT "rating_days_once" UNIQUE NULLS NOT DISTINCT("shop_id","day","solver_member_id","source","stars"),
	CONSTRAINT "rating_days_shop_id_solver_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","solver_member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
ALTER TABLE "updates" ALTER COLUMN "solve_number" DROP DEFAULT, ALTER COLUMN "solve_number" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "ratings" ADD COLUMN "solve_number" integer;--> statement-breakpoint

-- repeat until done
-- What the tracking log tells, in its order; the solve that still holds as the update knows it. The
-- last row here says how far it has come. The status before is known of that one alone.
WITH batch AS MATERIALIZED (
  SELECT * FROM "updates" u
  WHERE u.solve_number > 0 AND (u.shop_id, u.id) > (
    SELECT last.shop_id, last.update_id FROM (
      (SELECT shop_id, update_id FROM "solves" ORDER BY shop_id DESC, update_id DESC LIMIT 1)
      UNION ALL SELECT '00000000-0000-0000-0000-000000000000'::uuid, '00000000-0000-0000-0000-000000000000'::uuid
    ) last ORDER BY 1 DESC, 2 DESC LIMIT 1)
  ORDER BY u.shop_id, u.id LIMIT 5000
), told AS MATERIALIZED (
  SELECT e.update_id, e.shop_id, e.type, e.actor_kind, e.actor_id, e.at,
    (e.data->>'memberId')::uuid AS member_id, (e.data->>'notify')::boolean AS notify,
    row_number() OVER (PARTITION BY e.shop_id, e.update_id, e.type ORDER BY e.id) AS number,
    lead(e.type) OVER later AS next_type, lead(e.at) OVER later AS next_at,
    lead(e.actor_kind) OVER later AS next_kind, lead(e.actor_id) OVER later AS next_id
  FROM batch b JOIN "events" e ON e.shop_id = b.shop_id AND e.update_id = b.id
  WHERE e.type IN ('update.solved', 'update.reopened')
  WINDOW later AS (PARTITION BY e.shop_id, e.update_id ORDER BY e.id)
)
INSERT INTO "solves" (shop_id, update_id, number, solved_at, by_member_id, by_api_key_id, notified_at, status_before_id,
  reopened_at, reopened_by_member_id, reopened_by_customer_id, reopened_by_api_key_id)
SELECT b.shop_id, b.id, n.number,
  CASE WHEN holds THEN b.solved_at ELSE coalesce(t.at, b.active_at) END,
  CASE WHEN holds THEN b.solved_by_member_id ELSE t.member_id END,
  CASE WHEN holds THEN b.solved_by_api_key_id WHEN t.member_id IS NULL AND t.actor_kind = 'apiKey' THEN t.actor_id END,
  CASE WHEN holds THEN b.notified_at WHEN t.notify THEN t.at END,
  CASE WHEN holds THEN b.former_status_id END,
  CASE WHEN reopened THEN t.next_at END,
  CASE WHEN reopened AND t.next_kind = 'member' THEN t.next_id END,
  CASE WHEN reopened AND t.next_kind = 'customer' THEN t.next_id END,
  CASE WHEN reopened AND t.next_kind = 'apiKey' THEN t.next_id END
FROM batch b
CROSS JOIN LATERAL generate_series(1, b.solve_number) n (number)
LEFT JOIN told t ON t.shop_id = b.shop_id AND t.update_id = b.id AND t.type = 'update.solved' AND t.number = n.number
CROSS JOIN LATERAL (SELECT n.number = b.solve_number AND b.solved_at IS NOT NULL AS holds) h
CROSS JOIN LATERAL (SELECT NOT holds AND t.next_type = 'update.reopened' AS reopened) r;--> statement-breakpoint
ANALYZE "solves";--> statement-breakpoint
-- repeat until done
UPDATE "updates" SET "solve_number" = null WHERE (shop_id, id) IN (
  SELECT shop_id, id FROM "updates" WHERE solved_at IS NULL AND solve_number = 0 LIMIT 5000);--> statement-breakpoint

-- A rating stays as final as it was, but for the number of its solve, which it is given once.
CREATE OR REPLACE FUNCTION "refuse_rating_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'comment' - 'solve_number' IS DISTINCT FROM to_jsonb(OLD) - 'comment' - 'solve_number'
    OR NEW.comment IS NOT NULL AND NEW.comment IS DISTINCT FROM OLD.comment
    OR OLD.solve_number IS NOT NULL AND NEW.solve_number IS DISTINCT FROM OLD.solve_number THEN
    RAISE EXCEPTION 'a rating is final' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
-- repeat until done
UPDATE "ratings" r SET "solve_number" = u.solve_number
FROM "updates" u, (SELECT shop_id, id FROM "ratings" WHERE solve_number IS NULL LIMIT 5000) b
WHERE r.shop_id = b.shop_id AND r.id = b.id AND u.shop_id = r.shop_id AND u.id = r.update_id;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "refuse_rating_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF to_jsonb(NEW) - 'comment' IS DISTINCT FROM to_jsonb(OLD) - 'comment' OR NEW.comment IS NOT NULL THEN
    RAISE EXCEPTION 'a rating is final' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint

ALTER TABLE "ratings" ADD CONSTRAINT "ratings_solve_known" CHECK (solve_number IS NOT NULL) NOT VALID;--> statement-breakpoint
ALTER TABLE "ratings" VALIDATE CONSTRAINT "ratings_solve_known";--> statement-breakpoint
-- Two statements: together they would drop the check first, and look through the table once more.
ALTER TABLE "ratings" ALTER COLUMN "solve_number" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "ratings" DROP CONSTRAINT "ratings_solve_known";--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_of_solve" FOREIGN KEY ("shop_id","update_id","solve_number") REFERENCES "public"."solves"("shop_id","update_id","number") ON DELETE no action ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "ratings" VALIDATE CONSTRAINT "ratings_of_solve";--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_of_solve" FOREIGN KEY ("shop_id","update_id","solve_number") REFERENCES "public"."solves"("shop_id","update_id","number") ON DELETE no action ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "mails" VALIDATE CONSTRAINT "mails_of_solve";--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_of_solve" FOREIGN KEY ("shop_id","update_id","solve_number") REFERENCES "public"."solves"("shop_id","update_id","number") ON DELETE no action ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "links" VALIDATE CONSTRAINT "links_of_solve";--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_latest_solve" FOREIGN KEY ("shop_id","id","solve_number") REFERENCES "public"."solves"("shop_id","update_id","number") ON DELETE no action ON UPDATE no action NOT VALID;--> statement-breakpoint
ALTER TABLE "updates" VALIDATE CONSTRAINT "updates_latest_solve";--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_solved_has_solve" CHECK ("updates"."solved_at" is null or "updates"."solve_number" is not null) NOT VALID;--> statement-breakpoint
ALTER TABLE "updates" VALIDATE CONSTRAINT "updates_solved_has_solve";--> statement-breakpoint
-- Their check, foreign keys and index go with them.
ALTER TABLE "updates" DROP COLUMN "former_status_id", DROP COLUMN "solved_by_member_id", DROP COLUMN "solved_by_api_key_id", DROP COLUMN "notified_at";--> statement-breakpoint

-- Who solved an update, and when, is final; a re-opening can be undone, not wiped. A rated update's solves are final altogether.
CREATE FUNCTION "refuse_solve_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.shop_id, NEW.update_id, NEW.number, NEW.solved_at, NEW.by_member_id, NEW.by_api_key_id)
      IS DISTINCT FROM (OLD.shop_id, OLD.update_id, OLD.number, OLD.solved_at, OLD.by_member_id, OLD.by_api_key_id)
    OR OLD.reopened_at IS NOT NULL AND NEW.reopened_at IS NULL
    OR EXISTS (SELECT FROM updates u WHERE u.shop_id = OLD.shop_id AND u.id = OLD.update_id AND u.rated_at IS NOT NULL) THEN
    RAISE EXCEPTION 'a solve is final' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END
$$;--> statement-breakpoint
CREATE TRIGGER "solves_final" BEFORE UPDATE ON "solves"
  FOR EACH ROW EXECUTE FUNCTION "refuse_solve_change"();--> statement-breakpoint
-- A solve goes with its update, which the tracking log keeps but for an order made to try the loop.
CREATE FUNCTION "refuse_solve_removal"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM updates u WHERE u.shop_id = OLD.shop_id AND u.id = OLD.update_id) THEN
    RAISE EXCEPTION 'a solve goes only with its update' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END
$$;--> statement-breakpoint
CREATE TRIGGER "solves_kept" BEFORE DELETE ON "solves"
  FOR EACH ROW EXECUTE FUNCTION "refuse_solve_removal"();--> statement-breakpoint
CREATE TRIGGER "solves_never_emptied" BEFORE TRUNCATE ON "solves"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"();--> statement-breakpoint

-- The day's counts follow the ratings, and the shop's calendar. Who counts shares a lock on the shop's
-- counts that a change of its time zone takes for itself: it waits for ratings that are being given,
-- and those after it find the new zone. Changes of one statement are written in one order for everybody.
CREATE FUNCTION "add_rating_days"(changes rating_days[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO rating_days AS d (shop_id, day, solver_member_id, source, stars, ratings)
  SELECT shop_id, day, solver_member_id, source, stars, sum(ratings) FROM unnest(changes)
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(ratings) <> 0 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (shop_id, day, solver_member_id, source, stars)
  DO UPDATE SET ratings = d.ratings + excluded.ratings;
  DELETE FROM rating_days d USING unnest(changes) c
  WHERE c.ratings < 0 AND d.ratings = 0 AND d.shop_id = c.shop_id AND d.day = c.day
    AND d.solver_member_id IS NOT DISTINCT FROM c.solver_member_id AND d.source = c.source AND d.stars = c.stars;
$$;--> statement-breakpoint
CREATE FUNCTION "share_rating_days"(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock_shared(hashtextextended('rating_days ' || shop, 0))
  FROM (SELECT DISTINCT shop FROM unnest(ids) AS given (shop) ORDER BY 1) sorted
$$;--> statement-breakpoint
CREATE FUNCTION "count_ratings"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changes rating_days[] := '{}';
BEGIN
  -- A comment that goes with its author moves no count.
  IF TG_OP = 'UPDATE' THEN
    IF NOT EXISTS (
      SELECT shop_id, created_at, solver_member_id, source, stars FROM came
      EXCEPT ALL SELECT shop_id, created_at, solver_member_id, source, stars FROM gone
    ) THEN
      RETURN NULL;
    END IF;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM share_rating_days(ARRAY(SELECT shop_id FROM came));
    changes := changes || ARRAY(SELECT ROW(r.shop_id, (r.created_at AT TIME ZONE s.time_zone)::date,
      r.solver_member_id, r.source, r.stars, 1)::rating_days FROM came r JOIN shops s ON s.id = r.shop_id);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM share_rating_days(ARRAY(SELECT shop_id FROM gone));
    changes := changes || ARRAY(SELECT ROW(r.shop_id, (r.created_at AT TIME ZONE s.time_zone)::date,
      r.solver_member_id, r.source, r.stars, -1)::rating_days FROM gone r JOIN shops s ON s.id = r.shop_id);
  END IF;
  PERFORM add_rating_days(changes);
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE FUNCTION "rebuild_rating_days"(shop uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('rating_days ' || shop, 0));
  DELETE FROM rating_days WHERE shop_id = shop;
  INSERT INTO rating_days (shop_id, day, solver_member_id, source, stars, ratings)
  SELECT r.shop_id, (r.created_at AT TIME ZONE s.time_zone)::date, r.solver_member_id, r.source, r.stars, count(*)
  FROM ratings r JOIN shops s ON s.id = r.shop_id WHERE r.shop_id = shop
  GROUP BY 1, 2, 3, 4, 5;
END
$$;--> statement-breakpoint
CREATE FUNCTION "follow_time_zone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM rebuild_rating_days(NEW.id);
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "ratings_count_new" AFTER INSERT ON "ratings" REFERENCING NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION "count_ratings"();--> statement-breakpoint
CREATE TRIGGER "ratings_count_changed" AFTER UPDATE ON "ratings" REFERENCING OLD TABLE AS gone NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION "count_ratings"();--> statement-breakpoint
CREATE TRIGGER "ratings_count_removed" AFTER DELETE ON "ratings" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "count_ratings"();--> statement-breakpoint
CREATE TRIGGER "shops_rating_days" AFTER UPDATE OF "time_zone" ON "shops"
  FOR EACH ROW WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone) EXECUTE FUNCTION "follow_time_zone"();--> statement-breakpoint
SELECT "rebuild_rating_days"("id") FROM "shops";
