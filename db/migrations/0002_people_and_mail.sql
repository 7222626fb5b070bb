CREATE TABLE "account_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "account_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" uuid NOT NULL,
	"type" text NOT NULL,
	"session_id" uuid,
	"address" text DEFAULT '' NOT NULL,
	"data" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "account_links" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"purpose" text NOT NULL,
	"email" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "account_links_token" UNIQUE("token_hash"),
	CONSTRAINT "account_links_email" CHECK (("account_links"."purpose" = 'email') = ("account_links"."email" is not null))
);
--> statement-breakpoint
CREATE TABLE "passkeys" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"name" text NOT NULL,
	"public_key" "bytea" NOT NULL,
	"counter" bigint DEFAULT 0 NOT NULL,
	"transports" text[] DEFAULT '{}' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "passkeys_name_length" CHECK (char_length("passkeys"."name") between 1 and 60)
);
--> statement-breakpoint
CREATE TABLE "recovery_codes" (
	"account_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_codes_account_id_code_hash_pk" PRIMARY KEY("account_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"method" text NOT NULL,
	"user_agent" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"seen_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "link_visits" (
	"shop_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "link_visits_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"link_id" uuid NOT NULL,
	"machine" text,
	"agent" text DEFAULT '' NOT NULL,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "link_visits_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "blocked_addresses" (
	"shop_id" uuid NOT NULL,
	"address" text NOT NULL,
	"reason" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"mail_id" uuid,
	"at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "blocked_addresses_shop_id_address_pk" PRIMARY KEY("shop_id","address"),
	CONSTRAINT "blocked_addresses_lower" CHECK ("blocked_addresses"."address" = lower("blocked_addresses"."address"))
);
--> statement-breakpoint
CREATE TABLE "mail_settings" (
	"shop_id" uuid PRIMARY KEY NOT NULL,
	"transport" text,
	"from_address" text,
	"smtp_sealed" "bytea",
	"resend_sealed" "bytea",
	"webhook_sealed" "bytea",
	"budget_days" integer DEFAULT 14 NOT NULL,
	"quiet_on" boolean DEFAULT true NOT NULL,
	"quiet_from" text DEFAULT '21:00' NOT NULL,
	"quiet_to" text DEFAULT '08:00' NOT NULL,
	"keep_mail_days" integer,
	"keep_visit_days" integer DEFAULT 90,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_settings_from" CHECK ("mail_settings"."from_address" !~ '[[:space:],<>]'),
	CONSTRAINT "mail_settings_budget" CHECK ("mail_settings"."budget_days" between 0 and 365),
	CONSTRAINT "mail_settings_quiet_from" CHECK ("mail_settings"."quiet_from" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "mail_settings_quiet_to" CHECK ("mail_settings"."quiet_to" ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
	CONSTRAINT "mail_settings_keep_mail" CHECK ("mail_settings"."keep_mail_days" between 30 and 3650),
	CONSTRAINT "mail_settings_keep_visit" CHECK ("mail_settings"."keep_visit_days" between 1 and 3650)
);
--> statement-breakpoint
CREATE TABLE "mail_texts" (
	"shop_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"locale" text NOT NULL,
	"subject" text,
	"heading" text,
	"paragraph" text,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_texts_shop_id_kind_locale_pk" PRIMARY KEY("shop_id","kind","locale"),
	CONSTRAINT "mail_texts_subject" CHECK (char_length("mail_texts"."subject") between 1 and 200),
	CONSTRAINT "mail_texts_heading" CHECK (char_length("mail_texts"."heading") between 1 and 200),
	CONSTRAINT "mail_texts_paragraph" CHECK (char_length("mail_texts"."paragraph") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"token_hash" "bytea",
	"invited_by_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"member_id" uuid,
	"revoked_at" timestamp (3) with time zone,
	CONSTRAINT "invitations_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "invitations_token" UNIQUE("shop_id","token_hash"),
	CONSTRAINT "invitations_role" CHECK ("invitations"."role" in ('agent', 'admin')),
	CONSTRAINT "invitations_email_lower" CHECK ("invitations"."email" = lower("invitations"."email")),
	CONSTRAINT "invitations_accepted" CHECK (("invitations"."accepted_at" is null) = ("invitations"."member_id" is null)),
	CONSTRAINT "invitations_one_end" CHECK (num_nonnulls("invitations"."accepted_at", "invitations"."revoked_at") <= 1)
);
--> statement-breakpoint
CREATE TABLE "shop_logos" (
	"shop_id" uuid PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"hash" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shop_logos_size" CHECK (length("shop_logos"."bytes") <= 262144)
);
--> statement-breakpoint
CREATE TABLE "shop_setups" (
	"shop_id" uuid PRIMARY KEY NOT NULL,
	"store_decided_at" timestamp (3) with time zone,
	"test_order_id" uuid,
	"test_rated_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "mails" DROP CONSTRAINT "mails_sent_is_kept";--> statement-breakpoint
ALTER TABLE "links" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ALTER COLUMN "order_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "links" ADD COLUMN "customer_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "account_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "invitation_id" uuid;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "asks" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "delivered_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "bounced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "complained_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "mails" ADD COLUMN "emptied_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "setting_changes" ADD COLUMN "subject_id" uuid;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "test" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "locale" text;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "totp_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "totp_confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "totp_last_step" bigint;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "erased_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "erased_by_id" uuid;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "search" "tsvector" GENERATED ALWAYS AS (array_to_tsvector(array_remove(regexp_split_to_array(lower(name || ' ' || coalesce(email, '')), '[^[:alnum:]]+'), ''))) STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "slug" text;--> statement-breakpoint
UPDATE "shops" SET "slug" = 'shop-' || left("id"::text, 8);--> statement-breakpoint
ALTER TABLE "shops" ALTER COLUMN "slug" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "account_events" ADD CONSTRAINT "account_events_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_links" ADD CONSTRAINT "account_links_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "link_visits" ADD CONSTRAINT "link_visits_shop_id_link_id_links_shop_id_id_fk" FOREIGN KEY ("shop_id","link_id") REFERENCES "public"."links"("shop_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blocked_addresses" ADD CONSTRAINT "blocked_addresses_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_settings" ADD CONSTRAINT "mail_settings_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_texts" ADD CONSTRAINT "mail_texts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_shop_id_invited_by_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","invited_by_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_shop_id_member_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","member_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_logos" ADD CONSTRAINT "shop_logos_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shop_setups" ADD CONSTRAINT "shop_setups_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_events_newest" ON "account_events" USING btree ("account_id","id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "account_links_by_account" ON "account_links" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "passkeys_by_account" ON "passkeys" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sessions_by_account" ON "sessions" USING btree ("account_id","seen_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "link_visits_by_link" ON "link_visits" USING btree ("shop_id","link_id","at");--> statement-breakpoint
CREATE INDEX "link_visits_by_age" ON "link_visits" USING btree ("shop_id","at");--> statement-breakpoint
CREATE INDEX "invitations_by_token" ON "invitations" USING btree ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_open" ON "invitations" USING btree ("shop_id","email") WHERE accepted_at is null and revoked_at is null;--> statement-breakpoint
CREATE INDEX "invitations_by_inviter" ON "invitations" USING btree ("shop_id","invited_by_id");--> statement-breakpoint
CREATE INDEX "invitations_by_member" ON "invitations" USING btree ("shop_id","member_id");--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_shop_id_customer_id_customers_shop_id_id_fk" FOREIGN KEY ("shop_id","customer_id") REFERENCES "public"."customers"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_shop_id_invitation_id_invitations_shop_id_id_fk" FOREIGN KEY ("shop_id","invitation_id") REFERENCES "public"."invitations"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_shop_id_erased_by_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","erased_by_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "links_by_customer" ON "links" USING btree ("shop_id","customer_id") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "mails_by_customer" ON "mails" USING btree ("shop_id","customer_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mails_by_invitation" ON "mails" USING btree ("shop_id","invitation_id") WHERE invitation_id is not null;--> statement-breakpoint
CREATE INDEX "mails_by_account" ON "mails" USING btree ("account_id") WHERE account_id is not null;--> statement-breakpoint
CREATE INDEX "mails_by_provider" ON "mails" USING btree ("shop_id","provider_id") WHERE provider_id is not null;--> statement-breakpoint
CREATE INDEX "mails_asking" ON "mails" USING btree ("shop_id","customer_id","sent_at" DESC NULLS LAST) WHERE asks;--> statement-breakpoint
CREATE INDEX "mails_to_empty" ON "mails" USING btree ("shop_id","created_at") WHERE sealed is not null;--> statement-breakpoint
CREATE INDEX "customers_newest" ON "customers" USING btree ("shop_id","created_at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "customers_search" ON "customers" USING gin ("search");--> statement-breakpoint
ALTER TABLE "shops" ADD CONSTRAINT "shops_slug_once" UNIQUE("slug");--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_open_one_thing" CHECK (("links"."order_id" is null) = ("links"."purpose" = 'customer') and ("links"."customer_id" is null) = ("links"."purpose" <> 'customer'));--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_sent_is_kept" CHECK ("mails"."state" <> 'sent' or (("mails"."sealed" is not null or "mails"."emptied_at" is not null) and "mails"."sent_at" is not null));--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_name_length" CHECK (char_length("accounts"."name") between 1 and 100);--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_totp" CHECK ("accounts"."totp_confirmed_at" is null or "accounts"."totp_sealed" is not null);--> statement-breakpoint
ALTER TABLE "customers" ADD CONSTRAINT "customers_erased" CHECK ("customers"."erased_at" is null or ("customers"."email" is null and "customers"."name" = ''));--> statement-breakpoint
ALTER TABLE "shops" ADD CONSTRAINT "shops_slug" CHECK ("shops"."slug" ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and char_length("shops"."slug") <= 60);--> statement-breakpoint
ALTER TABLE "accounts" DROP COLUMN "session_version";
