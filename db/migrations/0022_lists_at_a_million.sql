-- outside a transaction
-- What finds the rows of a list however many there are. Both extensions come with PostgreSQL and are trusted: whoever may create in the database may have them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS btree_gin;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_by_kind" ON "mails" USING btree ("shop_id","kind","state","created_at","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_by_text" ON "mails" USING gin ("shop_id",(to_address || E'\n' || coalesce(subject, '')) gin_trgm_ops) WITH (gin_pending_list_limit=256) WHERE state in ('sent', 'failed', 'dropped');--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_by_number" ON "orders" USING btree ("shop_id","number");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_by_words" ON "orders" USING gin ("shop_id","search","number" gin_trgm_ops) WITH (gin_pending_list_limit=256);--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "orders_search";--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "customers_by_words" ON "customers" USING gin ("shop_id","search") WITH (gin_pending_list_limit=256);--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "customers_search";--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ratings_by_stars" ON "ratings" USING btree ("shop_id",num_nonnulls(comment),"stars","created_at","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "ratings_by_member" ON "ratings" USING btree ("shop_id","solver_member_id",num_nonnulls(comment),"stars","created_at","id");--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "ratings_by_solver";
