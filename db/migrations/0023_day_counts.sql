-- outside a transaction
-- What a day had of solves, and of ratings with words, is counted as it happens. Large tables are indexed while they are in use.
CREATE TABLE IF NOT EXISTS "solve_days" (
	"shop_id" uuid NOT NULL,
	"day" date NOT NULL,
	"by_member_id" uuid,
	"solves" integer NOT NULL,
	"silent" integer NOT NULL,
	"reopened" integer NOT NULL,
	CONSTRAINT "solve_days_once" UNIQUE NULLS NOT DISTINCT("shop_id","day","by_member_id"),
	CONSTRAINT "solve_days_shop_id_by_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","by_member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "updates_waits" ON "updates" USING btree ("shop_id","waiting_since","order_id","id","assignee_id") WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "updates_open_of" ON "updates" USING btree ("shop_id","assignee_id","active_at") WHERE solved_at is null and waiting_since is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "updates_unassigned" ON "updates" USING btree ("shop_id","waiting_since",active_at desc) WHERE solved_at is null and assignee_id is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "updates_open_work" ON "updates" USING btree ("shop_id","id") WHERE solved_at is null and num_nonnulls(opened_by_member_id, opened_by_customer_id, opened_by_api_key_id) = 0;--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "updates_waiting";--> statement-breakpoint

-- The column and what writes it change together: the rows of the table are a type that the functions use.
ALTER TABLE "rating_days" ADD COLUMN IF NOT EXISTS "comments" integer DEFAULT 0 NOT NULL;
CREATE OR REPLACE FUNCTION "add_rating_days"(changes rating_days[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO rating_days AS d (shop_id, day, solver_member_id, source, stars, ratings, comments)
  SELECT shop_id, day, solver_member_id, source, stars, sum(ratings), sum(comments) FROM unnest(changes)
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(ratings) <> 0 OR sum(comments) <> 0 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (shop_id, day, solver_member_id, source, stars)
  DO UPDATE SET ratings = d.ratings + excluded.ratings, comments = d.comments + excluded.comments;
  DELETE FROM rating_days d USING unnest(changes) c
  WHERE c.ratings < 0 AND d.ratings = 0 AND d.shop_id = c.shop_id AND d.day = c.day
    AND d.solver_member_id IS NOT DISTINCT FROM c.solver_member_id AND d.source = c.source AND d.stars = c.stars;
$$;
CREATE OR REPLACE FUNCTION "count_ratings"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changes rating_days[] := '{}';
BEGIN
  IF TG_OP <> 'DELETE' THEN
    PERFORM share_rating_days(ARRAY(SELECT shop_id FROM came));
    changes := changes || ARRAY(SELECT ROW(r.shop_id, (r.created_at AT TIME ZONE s.time_zone)::date,
      r.solver_member_id, r.source, r.stars, 1, (r.comment IS NOT NULL)::int)::rating_days FROM came r JOIN shops s ON s.id = r.shop_id);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM share_rating_days(ARRAY(SELECT shop_id FROM gone));
    changes := changes || ARRAY(SELECT ROW(r.shop_id, (r.created_at AT TIME ZONE s.time_zone)::date,
      r.solver_member_id, r.source, r.stars, -1, -(r.comment IS NOT NULL)::int)::rating_days FROM gone r JOIN shops s ON s.id = r.shop_id);
  END IF;
  PERFORM add_rating_days(changes);
  RETURN NULL;
END
$$;
CREATE OR REPLACE FUNCTION "rebuild_rating_days"(shop uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('rating_days ' || shop, 0));
  DELETE FROM rating_days WHERE shop_id = shop;
  INSERT INTO rating_days (shop_id, day, solver_member_id, source, stars, ratings, comments)
  SELECT r.shop_id, (r.created_at AT TIME ZONE s.time_zone)::date, r.solver_member_id, r.source, r.stars, count(*), count(r.comment)
  FROM ratings r JOIN shops s ON s.id = r.shop_id WHERE r.shop_id = shop
  GROUP BY 1, 2, 3, 4, 5;
END
$$;--> statement-breakpoint
SELECT "rebuild_rating_days"("id") FROM "shops";--> statement-breakpoint

-- Solves as ratings: who counts shares a lock that a change of the time zone takes for itself, and the changes of one
-- statement are written in one order for everybody.
CREATE OR REPLACE FUNCTION "solve_day"(s solves, sign int) RETURNS solve_days STABLE LANGUAGE sql AS $$
  SELECT ROW(s.shop_id, (s.solved_at AT TIME ZONE p.time_zone)::date, s.by_member_id, sign, sign * (s.notified_at IS NULL)::int,
    sign * (s.reopened_at IS NOT NULL AND s.reopening_undone_at IS NULL
      AND s.reopened_at <= s.solved_at + interval '14 days')::int)::solve_days
  FROM shops p WHERE p.id = s.shop_id
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "add_solve_days"(changes solve_days[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO solve_days AS d (shop_id, day, by_member_id, solves, silent, reopened)
  SELECT shop_id, day, by_member_id, sum(solves), sum(silent), sum(reopened) FROM unnest(changes)
  GROUP BY 1, 2, 3 HAVING sum(solves) <> 0 OR sum(silent) <> 0 OR sum(reopened) <> 0 ORDER BY 1, 2, 3
  ON CONFLICT (shop_id, day, by_member_id)
  DO UPDATE SET solves = d.solves + excluded.solves, silent = d.silent + excluded.silent, reopened = d.reopened + excluded.reopened;
  DELETE FROM solve_days d USING unnest(changes) c
  WHERE c.solves < 0 AND d.solves = 0 AND d.shop_id = c.shop_id AND d.day = c.day
    AND d.by_member_id IS NOT DISTINCT FROM c.by_member_id;
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "share_solve_days"(ids uuid[]) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock_shared(hashtextextended('solve_days ' || shop, 0))
  FROM (SELECT DISTINCT shop FROM unnest(ids) AS given (shop) ORDER BY 1) sorted
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "count_solves"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changes solve_days[] := '{}';
BEGIN
  IF TG_OP <> 'DELETE' THEN
    PERFORM share_solve_days(ARRAY(SELECT shop_id FROM came));
    changes := changes || ARRAY(SELECT solve_day(c::solves, 1) FROM came c WHERE c.undone_at IS NULL);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    PERFORM share_solve_days(ARRAY(SELECT shop_id FROM gone));
    changes := changes || ARRAY(SELECT solve_day(g::solves, -1) FROM gone g WHERE g.undone_at IS NULL);
  END IF;
  PERFORM add_solve_days(changes);
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "rebuild_solve_days"(shop uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('solve_days ' || shop, 0));
  DELETE FROM solve_days WHERE shop_id = shop;
  INSERT INTO solve_days (shop_id, day, by_member_id, solves, silent, reopened)
  SELECT s.shop_id, (s.solved_at AT TIME ZONE p.time_zone)::date, s.by_member_id, count(*),
    count(*) FILTER (WHERE s.notified_at IS NULL),
    count(*) FILTER (WHERE s.reopened_at IS NOT NULL AND s.reopening_undone_at IS NULL
      AND s.reopened_at <= s.solved_at + interval '14 days')
  FROM solves s JOIN shops p ON p.id = s.shop_id WHERE s.shop_id = shop AND s.undone_at IS NULL
  GROUP BY 1, 2, 3;
END
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "follow_time_zone"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM rebuild_rating_days(NEW.id);
  PERFORM rebuild_solve_days(NEW.id);
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE OR REPLACE TRIGGER "solves_count_new" AFTER INSERT ON "solves" REFERENCING NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION "count_solves"();--> statement-breakpoint
CREATE OR REPLACE TRIGGER "solves_count_changed" AFTER UPDATE ON "solves" REFERENCING OLD TABLE AS gone NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION "count_solves"();--> statement-breakpoint
CREATE OR REPLACE TRIGGER "solves_count_removed" AFTER DELETE ON "solves" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "count_solves"();--> statement-breakpoint
SELECT "rebuild_solve_days"("id") FROM "shops";--> statement-breakpoint

-- The counts made these needless.
DROP INDEX CONCURRENTLY IF EXISTS "solves_per_member";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "solves_silent";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "solves_reopened";
