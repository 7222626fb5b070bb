CREATE TABLE "links" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"order_id" uuid NOT NULL,
	"update_id" uuid,
	"solve_number" integer,
	"topic" text,
	"mail_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "links_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "links_token" UNIQUE("shop_id","token_hash")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"dedupe_key" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"to_address" text NOT NULL,
	"to_name" text DEFAULT '' NOT NULL,
	"member_id" uuid,
	"customer_id" uuid,
	"order_id" uuid NOT NULL,
	"update_id" uuid,
	"rating_id" uuid,
	"solve_number" integer,
	"send_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"first_attempt_at" timestamp (3) with time zone,
	"next_attempt_at" timestamp (3) with time zone,
	"last_error" text,
	"drop_reason" text,
	"subject" text,
	"sealed" "bytea",
	"transport" text,
	"provider_id" text,
	"sent_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mails_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "mails_once" UNIQUE("shop_id","dedupe_key"),
	CONSTRAINT "mails_address" CHECK ("mails"."to_address" !~ '[[:space:],<>]'),
	CONSTRAINT "mails_dropped_says_why" CHECK (("mails"."state" = 'dropped') = ("mails"."drop_reason" is not null)),
	CONSTRAINT "mails_sent_is_kept" CHECK ("mails"."state" <> 'sent' or ("mails"."sealed" is not null and "mails"."sent_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "idempotency_keys" (
	"shop_id" uuid NOT NULL,
	"route" text NOT NULL,
	"key" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"status" integer,
	"response" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "idempotency_keys_shop_id_route_key_pk" PRIMARY KEY("shop_id","route","key")
);
--> statement-breakpoint
CREATE TABLE "limits" (
	"bucket" text PRIMARY KEY NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"hits" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "setting_changes" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"member_id" uuid NOT NULL,
	"setting" text NOT NULL,
	"from" jsonb,
	"to" jsonb,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "setting_changes_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"id" text PRIMARY KEY NOT NULL,
	"beat_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "order_items" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"sku" text,
	"quantity" integer NOT NULL,
	"total" numeric NOT NULL,
	CONSTRAINT "order_items_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "order_items_position" UNIQUE("shop_id","order_id","position"),
	CONSTRAINT "order_items_quantity" CHECK ("order_items"."quantity" > 0)
);
--> statement-breakpoint
CREATE TABLE "orders" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"external_id" text NOT NULL,
	"number" text NOT NULL,
	"customer_id" uuid NOT NULL,
	"customer_name" text NOT NULL,
	"email" text,
	"status" text NOT NULL,
	"currency" text NOT NULL,
	"total" numeric NOT NULL,
	"placed_at" timestamp (3) with time zone NOT NULL,
	"reply_mails_off_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (array_to_tsvector(array_remove(regexp_split_to_array(lower(number || ' ' || customer_name || ' ' || coalesce(email, '')), '[^[:alnum:]]+'), ''))) STORED NOT NULL,
	CONSTRAINT "orders_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "orders_external_id" UNIQUE("shop_id","external_id"),
	CONSTRAINT "orders_currency" CHECK ("orders"."currency" ~ '^[A-Z]{3}$')
);
--> statement-breakpoint
CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"session_version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_email" UNIQUE("email"),
	CONSTRAINT "accounts_email_lower" CHECK ("accounts"."email" = lower("accounts"."email"))
);
--> statement-breakpoint
CREATE TABLE "api_keys" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"member_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "api_keys_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "api_keys_token" UNIQUE("shop_id","token_hash"),
	CONSTRAINT "api_keys_scopes" CHECK ("api_keys"."scopes" <@ array['read', 'write', 'ratings', 'admin'])
);
--> statement-breakpoint
CREATE TABLE "customers" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"email" text,
	"name" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customers_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "customers_email_lower" CHECK ("customers"."email" = lower("customers"."email"))
);
--> statement-breakpoint
CREATE TABLE "members" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"deactivated_at" timestamp (3) with time zone,
	CONSTRAINT "members_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "members_account" UNIQUE("shop_id","account_id"),
	CONSTRAINT "members_role" CHECK ("members"."role" in ('agent', 'admin', 'owner')),
	CONSTRAINT "members_name_length" CHECK (char_length("members"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "opt_outs" (
	"shop_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"topic" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "opt_outs_shop_id_customer_id_topic_pk" PRIMARY KEY("shop_id","customer_id","topic"),
	CONSTRAINT "opt_outs_topic" CHECK ("opt_outs"."topic" in ('rating_request', 'promoter', 'detractor'))
);
--> statement-breakpoint
CREATE TABLE "ratings" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"update_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"customer_id" uuid NOT NULL,
	"stars" integer NOT NULL,
	"comment" text,
	"solver_member_id" uuid,
	"solver_api_key_id" uuid,
	"assignee_member_id" uuid,
	"solved_at" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	"suppressed" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "ratings_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "ratings_one_per_update" UNIQUE("shop_id","update_id"),
	CONSTRAINT "ratings_stars" CHECK ("ratings"."stars" between 1 and 5),
	CONSTRAINT "ratings_comment_length" CHECK (char_length("ratings"."comment") between 1 and 500),
	CONSTRAINT "ratings_one_solver" CHECK (num_nonnulls("ratings"."solver_member_id", "ratings"."solver_api_key_id") <= 1)
);
--> statement-breakpoint
CREATE TABLE "rating_settings" (
	"shop_id" uuid PRIMARY KEY NOT NULL,
	"ratings_on" boolean DEFAULT true NOT NULL,
	"comment_on" boolean DEFAULT true NOT NULL,
	"follow_ups_on" boolean DEFAULT true NOT NULL,
	"follow_up_delay_minutes" integer DEFAULT 5 NOT NULL,
	"share_url" text,
	"share_text" text NOT NULL,
	"networks" text[] NOT NULL,
	"ask_everyone" boolean DEFAULT false NOT NULL,
	"alert_on" boolean DEFAULT true NOT NULL,
	"alert_admins" boolean DEFAULT true NOT NULL,
	"alert_member_ids" uuid[] DEFAULT '{}' NOT NULL,
	"alert_addresses" text[] DEFAULT '{}' NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "rating_settings_delay" CHECK ("rating_settings"."follow_up_delay_minutes" between 0 and 1440),
	CONSTRAINT "rating_settings_share_text" CHECK (char_length("rating_settings"."share_text") <= 280),
	CONSTRAINT "rating_settings_share_url" CHECK ("rating_settings"."share_url" ~ '^https?://'),
	CONSTRAINT "rating_settings_networks" CHECK ("rating_settings"."networks" <@ array['facebook', 'x', 'linkedin', 'whatsapp'])
);
--> statement-breakpoint
CREATE TABLE "shops" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"site_url" text NOT NULL,
	"reply_to" text NOT NULL,
	"postal_address" text DEFAULT '' NOT NULL,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"locale" text DEFAULT 'en' NOT NULL,
	"colors" jsonb NOT NULL,
	"solved_status_id" uuid NOT NULL,
	"opened_status_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shops_name_length" CHECK (char_length("shops"."name") between 1 and 100),
	CONSTRAINT "shops_site_url" CHECK ("shops"."site_url" ~ '^https?://')
);
--> statement-breakpoint
CREATE TABLE "events" (
	"shop_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"update_id" uuid NOT NULL,
	"type" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" uuid,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"submission_id" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "events_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "notes" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"update_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" text NOT NULL,
	"member_id" uuid,
	"customer_id" uuid,
	"api_key_id" uuid,
	"mail_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "notes_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "notes_kind" CHECK ("notes"."kind" in ('internal', 'customer')),
	CONSTRAINT "notes_body_length" CHECK (char_length("notes"."body") between 1 and 5000),
	CONSTRAINT "notes_one_author" CHECK (num_nonnulls("notes"."member_id", "notes"."customer_id", "notes"."api_key_id") = 1),
	CONSTRAINT "notes_customers_write_outside" CHECK ("notes"."customer_id" is null or "notes"."kind" = 'customer')
);
--> statement-breakpoint
CREATE TABLE "statuses" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"color" text NOT NULL,
	"position" integer NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "statuses_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "statuses_color" CHECK ("statuses"."color" ~ '^#[0-9a-f]{6}$'),
	CONSTRAINT "statuses_name_length" CHECK (char_length("statuses"."name") between 1 and 40)
);
--> statement-breakpoint
CREATE TABLE "updates" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"order_id" uuid NOT NULL,
	"title" text NOT NULL,
	"status_id" uuid NOT NULL,
	"former_status_id" uuid,
	"assignee_id" uuid,
	"visible_at" timestamp (3) with time zone,
	"opened_by_member_id" uuid,
	"opened_by_customer_id" uuid,
	"opened_by_api_key_id" uuid,
	"follows_update_id" uuid,
	"solved_at" timestamp (3) with time zone,
	"solved_by_member_id" uuid,
	"solved_by_api_key_id" uuid,
	"solve_number" integer DEFAULT 0 NOT NULL,
	"notified_at" timestamp (3) with time zone,
	"rated_at" timestamp (3) with time zone,
	"waiting_since" timestamp (3) with time zone,
	"customer_wrote_at" timestamp (3) with time zone,
	"first_response_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"active_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "updates_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "updates_title_length" CHECK (char_length("updates"."title") between 1 and 191),
	CONSTRAINT "updates_rated_is_solved" CHECK ("updates"."rated_at" is null or "updates"."solved_at" is not null),
	CONSTRAINT "updates_rated_is_visible" CHECK ("updates"."rated_at" is null or "updates"."visible_at" is not null),
	CONSTRAINT "updates_solved_not_waiting" CHECK ("updates"."solved_at" is null or "updates"."waiting_since" is null),
	CONSTRAINT "updates_solver" CHECK ("updates"."solved_at" is not null or ("updates"."solved_by_member_id" is null and "updates"."solved_by_api_key_id" is null))
);
--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_shop_id_update_id_updates_shop_id_id_fk" FOREIGN KEY ("shop_id","update_id") REFERENCES "public"."updates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_shop_id_mail_id_mails_shop_id_id_fk" FOREIGN KEY ("shop_id","mail_id") REFERENCES "public"."mails"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_shop_id_update_id_updates_shop_id_id_fk" FOREIGN KEY ("shop_id","update_id") REFERENCES "public"."updates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_shop_id_rating_id_ratings_shop_id_id_fk" FOREIGN KEY ("shop_id","rating_id") REFERENCES "public"."ratings"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_shop_id_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_shop_id_customer_id_customers_shop_id_id_fk" FOREIGN KEY ("shop_id","customer_id") REFERENCES "public"."customers"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD CONSTRAINT "idempotency_keys_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_changes" ADD CONSTRAINT "setting_changes_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "setting_changes" ADD CONSTRAINT "setting_changes_shop_id_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "order_items" ADD CONSTRAINT "order_items_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "orders" ADD CONSTRAINT "orders_shop_id_customer_id_customers_shop_id_id_fk" FOREIGN KEY ("shop_id","customer_id") REFERENCES "public"."customers"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_shop_id_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_shop_id_customer_id_customers_shop_id_id_fk" FOREIGN KEY ("shop_id","customer_id") REFERENCES "public"."customers"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_shop_id_update_id_updates_shop_id_id_fk" FOREIGN KEY ("shop_id","update_id") REFERENCES "public"."updates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_shop_id_customer_id_customers_shop_id_id_fk" FOREIGN KEY ("shop_id","customer_id") REFERENCES "public"."customers"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_shop_id_solver_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","solver_member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_shop_id_solver_api_key_id_api_keys_shop_id_id_fk" FOREIGN KEY ("shop_id","solver_api_key_id") REFERENCES "public"."api_keys"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ratings" ADD CONSTRAINT "ratings_shop_id_assignee_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","assignee_member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rating_settings" ADD CONSTRAINT "rating_settings_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "events" ADD CONSTRAINT "events_shop_id_update_id_updates_shop_id_id_fk" FOREIGN KEY ("shop_id","update_id") REFERENCES "public"."updates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_shop_id_update_id_updates_shop_id_id_fk" FOREIGN KEY ("shop_id","update_id") REFERENCES "public"."updates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_shop_id_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_shop_id_customer_id_customers_shop_id_id_fk" FOREIGN KEY ("shop_id","customer_id") REFERENCES "public"."customers"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notes" ADD CONSTRAINT "notes_shop_id_api_key_id_api_keys_shop_id_id_fk" FOREIGN KEY ("shop_id","api_key_id") REFERENCES "public"."api_keys"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statuses" ADD CONSTRAINT "statuses_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_shop_id_status_id_statuses_shop_id_id_fk" FOREIGN KEY ("shop_id","status_id") REFERENCES "public"."statuses"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_shop_id_former_status_id_statuses_shop_id_id_fk" FOREIGN KEY ("shop_id","former_status_id") REFERENCES "public"."statuses"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_shop_id_assignee_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","assignee_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_shop_id_opened_by_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","opened_by_member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_shop_id_opened_by_customer_id_customers_shop_id_id_fk" FOREIGN KEY ("shop_id","opened_by_customer_id") REFERENCES "public"."customers"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_shop_id_opened_by_api_key_id_api_keys_shop_id_id_fk" FOREIGN KEY ("shop_id","opened_by_api_key_id") REFERENCES "public"."api_keys"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_shop_id_solved_by_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","solved_by_member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_shop_id_solved_by_api_key_id_api_keys_shop_id_id_fk" FOREIGN KEY ("shop_id","solved_by_api_key_id") REFERENCES "public"."api_keys"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_shop_id_follows_update_id_updates_shop_id_id_fk" FOREIGN KEY ("shop_id","follows_update_id") REFERENCES "public"."updates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "links_by_token" ON "links" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "links_by_order" ON "links" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "links_by_update" ON "links" USING btree ("shop_id","update_id");--> statement-breakpoint
CREATE INDEX "links_by_mail" ON "links" USING btree ("shop_id","mail_id");--> statement-breakpoint
CREATE INDEX "mails_newest" ON "mails" USING btree ("shop_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mails_by_state" ON "mails" USING btree ("shop_id","state","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mails_by_update" ON "mails" USING btree ("shop_id","update_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mails_by_rating" ON "mails" USING btree ("shop_id","rating_id","kind");--> statement-breakpoint
CREATE INDEX "mails_by_order" ON "mails" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "idempotency_keys_by_age" ON "idempotency_keys" USING btree ("created_at");--> statement-breakpoint
CREATE INDEX "limits_by_age" ON "limits" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "setting_changes_newest" ON "setting_changes" USING btree ("shop_id","at");--> statement-breakpoint
CREATE INDEX "orders_newest" ON "orders" USING btree ("shop_id","placed_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_by_customer" ON "orders" USING btree ("shop_id","customer_id","placed_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "orders_search" ON "orders" USING gin ("search");--> statement-breakpoint
CREATE INDEX "api_keys_by_token" ON "api_keys" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "api_keys_by_member" ON "api_keys" USING btree ("shop_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "customers_email" ON "customers" USING btree ("shop_id","email");--> statement-breakpoint
CREATE INDEX "members_by_account" ON "members" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "ratings_newest" ON "ratings" USING btree ("shop_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "ratings_by_order" ON "ratings" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "ratings_by_customer" ON "ratings" USING btree ("shop_id","customer_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "ratings_by_solver" ON "ratings" USING btree ("shop_id","solver_member_id","created_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "ratings_low" ON "ratings" USING btree ("shop_id","order_id") WHERE stars <= 3;--> statement-breakpoint
CREATE INDEX "events_by_update" ON "events" USING btree ("shop_id","update_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "events_submission" ON "events" USING btree ("shop_id","submission_id");--> statement-breakpoint
CREATE INDEX "notes_by_update" ON "notes" USING btree ("shop_id","update_id","created_at");--> statement-breakpoint
CREATE INDEX "notes_by_mail" ON "notes" USING btree ("shop_id","mail_id") WHERE mail_id is not null;--> statement-breakpoint
CREATE INDEX "updates_by_order" ON "updates" USING btree ("shop_id","order_id","active_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "updates_open" ON "updates" USING btree ("shop_id","order_id") WHERE solved_at is null;--> statement-breakpoint
CREATE INDEX "updates_waiting" ON "updates" USING btree ("shop_id","waiting_since") WHERE waiting_since is not null;--> statement-breakpoint
CREATE INDEX "updates_by_status" ON "updates" USING btree ("shop_id","status_id");--> statement-breakpoint
CREATE INDEX "updates_by_assignee" ON "updates" USING btree ("shop_id","assignee_id");--> statement-breakpoint
CREATE INDEX "updates_by_solver" ON "updates" USING btree ("shop_id","solved_by_member_id","solved_at");--> statement-breakpoint
CREATE INDEX "updates_follow_ups" ON "updates" USING btree ("shop_id","follows_update_id") WHERE follows_update_id is not null;