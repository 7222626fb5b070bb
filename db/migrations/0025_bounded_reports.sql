-- outside a transaction
-- What is summed up over years comes from months; what a filter of a list or a report leaves, from an index in its own order.
CREATE TABLE IF NOT EXISTS "nps_months" (
	"shop_id" uuid NOT NULL,
	"month" date NOT NULL,
	"channel_id" bigint NOT NULL,
	"category_id" bigint NOT NULL,
	"contact" text NOT NULL,
	"score" integer NOT NULL,
	"answers" integer NOT NULL,
	CONSTRAINT "nps_months_shop_id_month_channel_id_category_id_contact_score_pk" PRIMARY KEY("shop_id","month","channel_id","category_id","contact","score"),
	CONSTRAINT "nps_months_contact" CHECK ("nps_months"."contact" in ('yes', 'no', 'unknown')),
	CONSTRAINT "nps_months_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "nps_reports" (
	"shop_id" uuid NOT NULL,
	"report" text NOT NULL,
	"figures" jsonb NOT NULL,
	"counted_at" timestamp (3) with time zone NOT NULL,
	"took_ms" integer NOT NULL,
	CONSTRAINT "nps_reports_shop_id_report_pk" PRIMARY KEY("shop_id","report"),
	CONSTRAINT "nps_reports_report" CHECK ("nps_reports"."report" in ('coverage', 'not_invited', 'timing')),
	CONSTRAINT "nps_reports_took" CHECK ("nps_reports"."took_ms" >= 0),
	CONSTRAINT "nps_reports_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "rating_months" (
	"shop_id" uuid NOT NULL,
	"month" date NOT NULL,
	"solver_member_id" uuid,
	"source" text NOT NULL,
	"stars" integer NOT NULL,
	"ratings" integer NOT NULL,
	"comments" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "rating_months_once" UNIQUE NULLS NOT DISTINCT("shop_id","month","solver_member_id","source","stars"),
	CONSTRAINT "rating_months_source" CHECK ("rating_months"."source" in ('portal', 'api', 'import')),
	CONSTRAINT "rating_months_shop_id_solver_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","solver_member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action
);
--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_by_address" ON "mails" USING btree ("shop_id",lower(to_address),"created_at","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "nps_invitations_by_reason" ON "nps_invitations" USING btree ("shop_id","survey_id","reason","decided_at","id") WHERE state = 'skipped';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_by_part" ON "orders" USING gin ("number" gin_trgm_ops) WITH (gin_pending_list_limit=256);--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ratings_low_newest" ON "ratings" USING btree ("shop_id","created_at","order_id","id") WHERE stars <= 3;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "updates_opened" ON "updates" USING btree ("shop_id","created_at","order_id","id") WHERE solved_at is null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "updates_open_again" ON "updates" USING btree ("shop_id","id") WHERE solved_at is null and solve_number is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_by_part" ON "mails" USING gin ((to_address || E'\n' || coalesce(subject, '')) gin_trgm_ops) WITH (gin_pending_list_limit=256) WHERE state in ('sent', 'failed', 'dropped');--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "mails_by_text";--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_by_word" ON "orders" USING gin ("shop_id","search") WITH (gin_pending_list_limit=256);--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "orders_by_words";--> statement-breakpoint

-- Whoever counts a day counts its month, after it: one order for everybody.
CREATE OR REPLACE FUNCTION "add_rating_days"(changes rating_days[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO rating_days AS d (shop_id, day, solver_member_id, source, stars, ratings, comments)
  SELECT shop_id, day, solver_member_id, source, stars, sum(ratings), sum(comments) FROM unnest(changes)
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(ratings) <> 0 OR sum(comments) <> 0 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (shop_id, day, solver_member_id, source, stars)
  DO UPDATE SET ratings = d.ratings + excluded.ratings, comments = d.comments + excluded.comments;
  DELETE FROM rating_days d USING unnest(changes) c
  WHERE c.ratings < 0 AND d.ratings = 0 AND d.shop_id = c.shop_id AND d.day = c.day
    AND d.solver_member_id IS NOT DISTINCT FROM c.solver_member_id AND d.source = c.source AND d.stars = c.stars;
  INSERT INTO rating_months AS m (shop_id, month, solver_member_id, source, stars, ratings, comments)
  SELECT shop_id, date_trunc('month', day)::date, solver_member_id, source, stars, sum(ratings), sum(comments) FROM unnest(changes)
  GROUP BY 1, 2, 3, 4, 5 HAVING sum(ratings) <> 0 OR sum(comments) <> 0 ORDER BY 1, 2, 3, 4, 5
  ON CONFLICT (shop_id, month, solver_member_id, source, stars)
  DO UPDATE SET ratings = m.ratings + excluded.ratings, comments = m.comments + excluded.comments;
  DELETE FROM rating_months m USING unnest(changes) c
  WHERE c.ratings < 0 AND m.ratings = 0 AND m.shop_id = c.shop_id AND m.month = date_trunc('month', c.day)::date
    AND m.solver_member_id IS NOT DISTINCT FROM c.solver_member_id AND m.source = c.source AND m.stars = c.stars;
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "rebuild_rating_months"(shop uuid) RETURNS void LANGUAGE sql AS $$
  DELETE FROM rating_months WHERE shop_id = shop;
  INSERT INTO rating_months (shop_id, month, solver_member_id, source, stars, ratings, comments)
  SELECT shop_id, date_trunc('month', day)::date, solver_member_id, source, stars, sum(ratings), sum(comments)
  FROM rating_days WHERE shop_id = shop GROUP BY 1, 2, 3, 4, 5;
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "rebuild_rating_days"(shop uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('rating_days ' || shop, 0));
  DELETE FROM rating_days WHERE shop_id = shop;
  INSERT INTO rating_days (shop_id, day, solver_member_id, source, stars, ratings, comments)
  SELECT r.shop_id, (r.created_at AT TIME ZONE s.time_zone)::date, r.solver_member_id, r.source, r.stars, count(*), count(r.comment)
  FROM ratings r JOIN shops s ON s.id = r.shop_id WHERE r.shop_id = shop
  GROUP BY 1, 2, 3, 4, 5;
  PERFORM rebuild_rating_months(shop);
END
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "add_nps_days"(changes nps_days[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO nps_days AS d (shop_id, day, channel_id, category_id, contact, score, answers)
  SELECT shop_id, day, channel_id, category_id, contact, score, sum(answers) FROM unnest(changes)
  GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(answers) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (shop_id, day, channel_id, category_id, contact, score)
  DO UPDATE SET answers = d.answers + excluded.answers;
  INSERT INTO nps_months AS m (shop_id, month, channel_id, category_id, contact, score, answers)
  SELECT shop_id, date_trunc('month', day)::date, channel_id, category_id, contact, score, sum(answers) FROM unnest(changes)
  GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(answers) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (shop_id, month, channel_id, category_id, contact, score)
  DO UPDATE SET answers = m.answers + excluded.answers;
$$;--> statement-breakpoint
CREATE OR REPLACE FUNCTION "rebuild_nps_months"(shop uuid) RETURNS void LANGUAGE sql AS $$
  DELETE FROM nps_months WHERE shop_id = shop;
  INSERT INTO nps_months (shop_id, month, channel_id, category_id, contact, score, answers)
  SELECT shop_id, date_trunc('month', day)::date, channel_id, category_id, contact, score, sum(answers)
  FROM nps_days WHERE shop_id = shop GROUP BY 1, 2, 3, 4, 5, 6;
$$;--> statement-breakpoint
-- Nobody counts meanwhile: who waits has the functions above.
DO $$ BEGIN
  LOCK TABLE rating_days, nps_days IN SHARE ROW EXCLUSIVE MODE;
  PERFORM rebuild_rating_months(id), rebuild_nps_months(id) FROM shops;
END $$;
