DROP INDEX "account_events_newest";--> statement-breakpoint
DROP INDEX "sessions_by_account";--> statement-breakpoint
DROP INDEX "mails_by_customer";--> statement-breakpoint
DROP INDEX "mails_asking";--> statement-breakpoint
DROP INDEX "mails_newest";--> statement-breakpoint
DROP INDEX "mails_by_state";--> statement-breakpoint
DROP INDEX "mails_returned";--> statement-breakpoint
DROP INDEX "mails_by_update";--> statement-breakpoint
DROP INDEX "orders_newest";--> statement-breakpoint
DROP INDEX "orders_by_customer";--> statement-breakpoint
DROP INDEX "customers_newest";--> statement-breakpoint
DROP INDEX "ratings_newest";--> statement-breakpoint
DROP INDEX "ratings_by_customer";--> statement-breakpoint
DROP INDEX "ratings_by_solver";--> statement-breakpoint
DROP INDEX "updates_by_order";--> statement-breakpoint
CREATE INDEX "updates_to_do" ON "updates" USING btree ("shop_id","assignee_id","waiting_since") WHERE solved_at is null;--> statement-breakpoint
CREATE INDEX "account_events_newest" ON "account_events" USING btree ("account_id","id");--> statement-breakpoint
CREATE INDEX "sessions_by_account" ON "sessions" USING btree ("account_id","seen_at");--> statement-breakpoint
CREATE INDEX "mails_by_customer" ON "mails" USING btree ("shop_id","customer_id","created_at","id");--> statement-breakpoint
CREATE INDEX "mails_asking" ON "mails" USING btree ("shop_id","customer_id","sent_at") WHERE asks;--> statement-breakpoint
CREATE INDEX "mails_newest" ON "mails" USING btree ("shop_id","created_at","id");--> statement-breakpoint
CREATE INDEX "mails_by_state" ON "mails" USING btree ("shop_id","state","created_at","id");--> statement-breakpoint
CREATE INDEX "mails_returned" ON "mails" USING btree ("shop_id","created_at","id") WHERE bounced_at is not null or complained_at is not null;--> statement-breakpoint
CREATE INDEX "mails_by_update" ON "mails" USING btree ("shop_id","update_id","created_at");--> statement-breakpoint
CREATE INDEX "orders_newest" ON "orders" USING btree ("shop_id","placed_at","id");--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" USING btree ("shop_id","customer_id","placed_at");--> statement-breakpoint
CREATE INDEX "customers_newest" ON "customers" USING btree ("shop_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ratings_newest" ON "ratings" USING btree ("shop_id","created_at","id");--> statement-breakpoint
CREATE INDEX "ratings_by_customer" ON "ratings" USING btree ("shop_id","customer_id","created_at");--> statement-breakpoint
CREATE INDEX "ratings_by_solver" ON "ratings" USING btree ("shop_id","solver_member_id","created_at");--> statement-breakpoint
CREATE INDEX "updates_by_order" ON "updates" USING btree ("shop_id","order_id","active_at");