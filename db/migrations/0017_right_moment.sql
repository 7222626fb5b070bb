-- outside a transaction
-- Whom the moment is wrong to ask, and what a shop's words for an order's state mean.
CREATE TABLE IF NOT EXISTS "order_words" (
	"shop_id" uuid NOT NULL,
	"word" text NOT NULL,
	"meaning" text NOT NULL,
	CONSTRAINT "order_words_shop_id_word_pk" PRIMARY KEY("shop_id","word"),
	CONSTRAINT "order_words_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action,
	CONSTRAINT "order_words_meaning" CHECK ("order_words"."meaning" in ('new', 'processing', 'shipped', 'delivered', 'cancelled', 'refunded', 'other')),
	CONSTRAINT "order_words_form" CHECK ("order_words"."word" = lower(btrim("order_words"."word"))),
	CONSTRAINT "order_words_length" CHECK (char_length("order_words"."word") between 1 and 100)
);
--> statement-breakpoint
ALTER TABLE "mail_settings" ADD COLUMN IF NOT EXISTS "low_rating_days" integer DEFAULT 30 NOT NULL;--> statement-breakpoint
ALTER TABLE "mail_settings"
  DROP CONSTRAINT IF EXISTS "mail_settings_low_rating",
  ADD CONSTRAINT "mail_settings_low_rating" CHECK ("mail_settings"."low_rating_days" between 0 and 365);--> statement-breakpoint
ALTER TABLE "nps_invitations"
  DROP CONSTRAINT IF EXISTS "nps_invitations_reason",
  ADD CONSTRAINT "nps_invitations_reason" CHECK ("nps_invitations"."reason" in ('no_address', 'no_mail', 'opted_out', 'blocked', 'order_cancelled', 'erased', 'reopened', 'silent', 'awaiting_reply', 'unrecovered', 'budget', 'experiment', 'switched_off')) NOT VALID;--> statement-breakpoint
ALTER TABLE "nps_invitations" VALIDATE CONSTRAINT "nps_invitations_reason";--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "nps_invitations_left_out" ON "nps_invitations" USING btree ("shop_id","decided_at","customer_id") WHERE reason in ('awaiting_reply', 'unrecovered');--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_by_status" ON "orders" USING btree ("shop_id","status") WHERE not test;
