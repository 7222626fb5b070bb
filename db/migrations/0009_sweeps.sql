-- outside a transaction
-- What the nightly sweeps look expired rows up by.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "account_links_by_expiry" ON "account_links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "sessions_by_use" ON "sessions" USING btree ("seen_at");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "links_by_expiry" ON "links" USING btree ("shop_id","expires_at");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "invitations_by_expiry" ON "invitations" USING btree ("shop_id","expires_at");
