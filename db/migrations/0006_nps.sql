CREATE TABLE "nps_days" (
	"shop_id" uuid NOT NULL,
	"day" date NOT NULL,
	"channel_id" bigint NOT NULL,
	"category_id" bigint NOT NULL,
	"contact" text NOT NULL,
	"score" integer NOT NULL,
	"answers" integer NOT NULL,
	CONSTRAINT "nps_days_shop_id_day_channel_id_category_id_contact_score_pk" PRIMARY KEY("shop_id","day","channel_id","category_id","contact","score")
);
--> statement-breakpoint
CREATE TABLE "nps_review_versions" (
	"shop_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "nps_review_versions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"review_id" bigint NOT NULL,
	"score" integer NOT NULL,
	"comment" text,
	"replaced_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nps_review_versions_shop_id_id_pk" PRIMARY KEY("shop_id","id")
);
--> statement-breakpoint
CREATE TABLE "nps_reviews" (
	"shop_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "nps_reviews_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"score" integer NOT NULL,
	"lowest" integer NOT NULL,
	"comment" text,
	"channel_id" bigint NOT NULL,
	"category_id" bigint NOT NULL,
	"person" text NOT NULL,
	"customer_id" uuid,
	"email" text,
	"phone" text,
	"loyalty_id" text,
	"device_id" text,
	"order_id" uuid,
	"order_ref" text,
	"update_id" uuid,
	"had_contact" boolean,
	"rule_id" uuid,
	"work_update_id" uuid,
	"day" date NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nps_reviews_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "nps_reviews_once_a_day" UNIQUE("shop_id","person","channel_id","category_id","day"),
	CONSTRAINT "nps_reviews_score" CHECK ("nps_reviews"."score" between "nps_reviews"."lowest" and 10 and "nps_reviews"."lowest" in (0, 1)),
	CONSTRAINT "nps_reviews_comment_length" CHECK (char_length("nps_reviews"."comment") between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "nps_invitations" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"update_id" uuid,
	"survey_id" uuid,
	"occasion" text DEFAULT '' NOT NULL,
	"customer_id" uuid NOT NULL,
	"order_id" uuid NOT NULL,
	"experiment_id" uuid,
	"variant" text,
	"state" text NOT NULL,
	"reason" text,
	"mail_id" uuid,
	"look_again_at" timestamp (3) with time zone,
	"decided_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"answered_at" timestamp (3) with time zone,
	"review_id" bigint,
	CONSTRAINT "nps_invitations_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "nps_invitations_about" CHECK (num_nonnulls("nps_invitations"."update_id", "nps_invitations"."survey_id") = 1),
	CONSTRAINT "nps_invitations_mail" CHECK ("nps_invitations"."state" <> 'invited' or "nps_invitations"."mail_id" is not null),
	CONSTRAINT "nps_invitations_reason" CHECK (("nps_invitations"."state" = 'invited') = ("nps_invitations"."reason" is null)),
	CONSTRAINT "nps_invitations_waiting_until" CHECK (("nps_invitations"."state" = 'waiting') = ("nps_invitations"."look_again_at" is not null)),
	CONSTRAINT "nps_invitations_variant" CHECK (("nps_invitations"."experiment_id" is null) = ("nps_invitations"."variant" is null)),
	CONSTRAINT "nps_invitations_answer" CHECK ("nps_invitations"."review_id" is null or ("nps_invitations"."answered_at" is not null and "nps_invitations"."state" = 'invited'))
);
--> statement-breakpoint
CREATE TABLE "nps_categories" (
	"shop_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "nps_categories_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"promoter_question" text NOT NULL,
	"promoter_thanks" text NOT NULL,
	"passive_question" text NOT NULL,
	"passive_thanks" text NOT NULL,
	"detractor_question" text NOT NULL,
	"detractor_thanks" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nps_categories_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "nps_categories_code" UNIQUE("shop_id","code"),
	CONSTRAINT "nps_categories_code_form" CHECK ("nps_categories"."code" ~ '^[a-z0-9_-]{0,49}[a-z][a-z0-9_-]{0,49}$' and char_length("nps_categories"."code") <= 50),
	CONSTRAINT "nps_categories_name_length" CHECK (char_length("nps_categories"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "nps_channels" (
	"shop_id" uuid NOT NULL,
	"id" bigint GENERATED ALWAYS AS IDENTITY (sequence name "nps_channels_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"code" text NOT NULL,
	"name" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nps_channels_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "nps_channels_code" UNIQUE("shop_id","code"),
	CONSTRAINT "nps_channels_code_form" CHECK ("nps_channels"."code" ~ '^[a-z0-9_-]{0,49}[a-z][a-z0-9_-]{0,49}$' and char_length("nps_channels"."code") <= 50),
	CONSTRAINT "nps_channels_name_length" CHECK (char_length("nps_channels"."name") between 1 and 100)
);
--> statement-breakpoint
CREATE TABLE "survey_access" (
	"shop_id" uuid PRIMARY KEY NOT NULL,
	"public_key" text NOT NULL,
	"secret_hash" "bytea",
	"allowed_origins" text[] DEFAULT '{}' NOT NULL,
	CONSTRAINT "survey_access_key" UNIQUE("public_key")
);
--> statement-breakpoint
CREATE TABLE "nps_rules" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"max_score" integer NOT NULL,
	"category_id" bigint,
	"keywords" text[] DEFAULT '{}' NOT NULL,
	"title" text NOT NULL,
	"status_id" uuid NOT NULL,
	"priority" text DEFAULT 'normal' NOT NULL,
	"assignee_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nps_rules_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "nps_rules_score" CHECK ("nps_rules"."max_score" between 0 and 10),
	CONSTRAINT "nps_rules_name_length" CHECK (char_length("nps_rules"."name") between 1 and 100),
	CONSTRAINT "nps_rules_title_length" CHECK (char_length("nps_rules"."title") between 1 and 191),
	CONSTRAINT "nps_rules_keywords" CHECK (cardinality("nps_rules"."keywords") <= 50),
	CONSTRAINT "nps_rules_priority" CHECK ("nps_rules"."priority" in ('normal', 'high', 'urgent'))
);
--> statement-breakpoint
CREATE TABLE "mail_templates" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mail_templates_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "mail_templates_name_length" CHECK (char_length("mail_templates"."name") between 1 and 100),
	CONSTRAINT "mail_templates_subject_length" CHECK (char_length("mail_templates"."subject") between 1 and 200),
	CONSTRAINT "mail_templates_body_length" CHECK (char_length("mail_templates"."body") between 1 and 50000)
);
--> statement-breakpoint
CREATE TABLE "nps_experiments" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"about" text NOT NULL,
	"other_days" integer,
	"other_template_id" uuid,
	"base_days" integer NOT NULL,
	"base_template_id" uuid NOT NULL,
	"planned_each" integer NOT NULL,
	"started_by_id" uuid NOT NULL,
	"started_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "nps_experiments_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "nps_experiments_days" CHECK ("nps_experiments"."other_days" between 0 and 60),
	CONSTRAINT "nps_experiments_planned" CHECK ("nps_experiments"."planned_each" between 50 and 100000),
	CONSTRAINT "nps_experiments_about" CHECK (("nps_experiments"."about" = 'delay') = ("nps_experiments"."other_days" is not null) and ("nps_experiments"."about" = 'wording') = ("nps_experiments"."other_template_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "nps_settings" (
	"shop_id" uuid PRIMARY KEY NOT NULL,
	"invitations_on" boolean DEFAULT false NOT NULL,
	"after_days" integer DEFAULT 14 NOT NULL,
	"template_id" uuid,
	"success_url" text,
	"error_url" text,
	"channel_id" bigint NOT NULL,
	"category_id" bigint NOT NULL,
	"loud_words" text[],
	"scanned_to" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "nps_settings_after_days" CHECK ("nps_settings"."after_days" between 0 and 60),
	CONSTRAINT "nps_settings_success_url" CHECK ("nps_settings"."success_url" ~ '^https?://'),
	CONSTRAINT "nps_settings_error_url" CHECK ("nps_settings"."error_url" ~ '^https?://'),
	CONSTRAINT "nps_settings_complete" CHECK (not "nps_settings"."invitations_on" or num_nonnulls("nps_settings"."template_id", "nps_settings"."success_url", "nps_settings"."error_url") = 3)
);
--> statement-breakpoint
CREATE TABLE "nps_surveys" (
	"shop_id" uuid NOT NULL,
	"id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"active" boolean DEFAULT false NOT NULL,
	"days" integer NOT NULL,
	"template_id" uuid NOT NULL,
	"channel_id" bigint NOT NULL,
	"category_id" bigint NOT NULL,
	"segment" text DEFAULT 'all' NOT NULL,
	"segment_from" integer,
	"segment_to" integer,
	"segment_text" text,
	"batch_size" integer DEFAULT 500 NOT NULL,
	"success_url" text,
	"error_url" text,
	"round" integer DEFAULT 0 NOT NULL,
	"round_started_at" timestamp (3) with time zone,
	"reached_number" bigint,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp (3) with time zone,
	CONSTRAINT "nps_surveys_shop_id_id_pk" PRIMARY KEY("shop_id","id"),
	CONSTRAINT "nps_surveys_name_length" CHECK (char_length("nps_surveys"."name") between 1 and 100),
	CONSTRAINT "nps_surveys_kind" CHECK ("nps_surveys"."kind" in ('relationship', 'lifecycle', 'order', 'delivery')),
	CONSTRAINT "nps_surveys_days" CHECK ("nps_surveys"."days" between case when "nps_surveys"."kind" = 'relationship' then 7 else 0 end and 730),
	CONSTRAINT "nps_surveys_batch" CHECK ("nps_surveys"."batch_size" between 1 and 10000),
	CONSTRAINT "nps_surveys_segment" CHECK (case "nps_surveys"."segment" when 'all' then num_nonnulls("nps_surveys"."segment_from", "nps_surveys"."segment_to", "nps_surveys"."segment_text") = 0
        when 'order_count' then num_nonnulls("nps_surveys"."segment_from", "nps_surveys"."segment_to") > 0 and "nps_surveys"."segment_text" is null
        when 'last_order' then num_nonnulls("nps_surveys"."segment_from", "nps_surveys"."segment_to") > 0 and "nps_surveys"."segment_text" is null
        when 'product' then "nps_surveys"."segment_text" is not null and num_nonnulls("nps_surveys"."segment_from", "nps_surveys"."segment_to") = 0
        when 'tag' then "nps_surveys"."segment_text" is not null and num_nonnulls("nps_surveys"."segment_from", "nps_surveys"."segment_to") = 0
        else false end),
	CONSTRAINT "nps_surveys_range" CHECK ("nps_surveys"."segment_from" <= "nps_surveys"."segment_to"),
	CONSTRAINT "nps_surveys_success_url" CHECK ("nps_surveys"."success_url" ~ '^https?://'),
	CONSTRAINT "nps_surveys_error_url" CHECK ("nps_surveys"."error_url" ~ '^https?://'),
	CONSTRAINT "nps_surveys_archived" CHECK ("nps_surveys"."archived_at" is null or not "nps_surveys"."active")
);
--> statement-breakpoint
ALTER TABLE "opt_outs" DROP CONSTRAINT "opt_outs_topic";--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "completed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "number" bigint NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "customers_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN "tags" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "updates" ADD COLUMN "priority" text DEFAULT 'normal' NOT NULL;--> statement-breakpoint
ALTER TABLE "nps_days" ADD CONSTRAINT "nps_days_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_review_versions" ADD CONSTRAINT "nps_review_versions_shop_id_review_id_nps_reviews_shop_id_id_fk" FOREIGN KEY ("shop_id","review_id") REFERENCES "public"."nps_reviews"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_reviews" ADD CONSTRAINT "nps_reviews_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_reviews" ADD CONSTRAINT "nps_reviews_shop_id_channel_id_nps_channels_shop_id_id_fk" FOREIGN KEY ("shop_id","channel_id") REFERENCES "public"."nps_channels"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_reviews" ADD CONSTRAINT "nps_reviews_shop_id_category_id_nps_categories_shop_id_id_fk" FOREIGN KEY ("shop_id","category_id") REFERENCES "public"."nps_categories"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_reviews" ADD CONSTRAINT "nps_reviews_shop_id_customer_id_customers_shop_id_id_fk" FOREIGN KEY ("shop_id","customer_id") REFERENCES "public"."customers"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_reviews" ADD CONSTRAINT "nps_reviews_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_reviews" ADD CONSTRAINT "nps_reviews_shop_id_update_id_updates_shop_id_id_fk" FOREIGN KEY ("shop_id","update_id") REFERENCES "public"."updates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_reviews" ADD CONSTRAINT "nps_reviews_shop_id_work_update_id_updates_shop_id_id_fk" FOREIGN KEY ("shop_id","work_update_id") REFERENCES "public"."updates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_reviews" ADD CONSTRAINT "nps_reviews_shop_id_rule_id_nps_rules_shop_id_id_fk" FOREIGN KEY ("shop_id","rule_id") REFERENCES "public"."nps_rules"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_invitations" ADD CONSTRAINT "nps_invitations_shop_id_update_id_updates_shop_id_id_fk" FOREIGN KEY ("shop_id","update_id") REFERENCES "public"."updates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_invitations" ADD CONSTRAINT "nps_invitations_shop_id_survey_id_nps_surveys_shop_id_id_fk" FOREIGN KEY ("shop_id","survey_id") REFERENCES "public"."nps_surveys"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_invitations" ADD CONSTRAINT "nps_invitations_shop_id_customer_id_customers_shop_id_id_fk" FOREIGN KEY ("shop_id","customer_id") REFERENCES "public"."customers"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_invitations" ADD CONSTRAINT "nps_invitations_shop_id_order_id_orders_shop_id_id_fk" FOREIGN KEY ("shop_id","order_id") REFERENCES "public"."orders"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_invitations" ADD CONSTRAINT "nps_invitations_shop_id_mail_id_mails_shop_id_id_fk" FOREIGN KEY ("shop_id","mail_id") REFERENCES "public"."mails"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_invitations" ADD CONSTRAINT "nps_invitations_shop_id_experiment_id_nps_experiments_shop_id_id_fk" FOREIGN KEY ("shop_id","experiment_id") REFERENCES "public"."nps_experiments"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_invitations" ADD CONSTRAINT "nps_invitations_shop_id_review_id_nps_reviews_shop_id_id_fk" FOREIGN KEY ("shop_id","review_id") REFERENCES "public"."nps_reviews"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_categories" ADD CONSTRAINT "nps_categories_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_channels" ADD CONSTRAINT "nps_channels_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "survey_access" ADD CONSTRAINT "survey_access_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_rules" ADD CONSTRAINT "nps_rules_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_rules" ADD CONSTRAINT "nps_rules_shop_id_category_id_nps_categories_shop_id_id_fk" FOREIGN KEY ("shop_id","category_id") REFERENCES "public"."nps_categories"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_rules" ADD CONSTRAINT "nps_rules_shop_id_status_id_statuses_shop_id_id_fk" FOREIGN KEY ("shop_id","status_id") REFERENCES "public"."statuses"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_rules" ADD CONSTRAINT "nps_rules_shop_id_assignee_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","assignee_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_templates" ADD CONSTRAINT "mail_templates_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_experiments" ADD CONSTRAINT "nps_experiments_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_experiments" ADD CONSTRAINT "nps_experiments_shop_id_other_template_id_mail_templates_shop_id_id_fk" FOREIGN KEY ("shop_id","other_template_id") REFERENCES "public"."mail_templates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_experiments" ADD CONSTRAINT "nps_experiments_shop_id_base_template_id_mail_templates_shop_id_id_fk" FOREIGN KEY ("shop_id","base_template_id") REFERENCES "public"."mail_templates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_experiments" ADD CONSTRAINT "nps_experiments_shop_id_started_by_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","started_by_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_settings" ADD CONSTRAINT "nps_settings_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_settings" ADD CONSTRAINT "nps_settings_shop_id_template_id_mail_templates_shop_id_id_fk" FOREIGN KEY ("shop_id","template_id") REFERENCES "public"."mail_templates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_settings" ADD CONSTRAINT "nps_settings_shop_id_channel_id_nps_channels_shop_id_id_fk" FOREIGN KEY ("shop_id","channel_id") REFERENCES "public"."nps_channels"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_settings" ADD CONSTRAINT "nps_settings_shop_id_category_id_nps_categories_shop_id_id_fk" FOREIGN KEY ("shop_id","category_id") REFERENCES "public"."nps_categories"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_shop_id_template_id_mail_templates_shop_id_id_fk" FOREIGN KEY ("shop_id","template_id") REFERENCES "public"."mail_templates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_shop_id_channel_id_nps_channels_shop_id_id_fk" FOREIGN KEY ("shop_id","channel_id") REFERENCES "public"."nps_channels"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_shop_id_category_id_nps_categories_shop_id_id_fk" FOREIGN KEY ("shop_id","category_id") REFERENCES "public"."nps_categories"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "nps_review_versions_by_review" ON "nps_review_versions" USING btree ("shop_id","review_id");--> statement-breakpoint
CREATE INDEX "nps_reviews_newest" ON "nps_reviews" USING btree ("shop_id","created_at","id");--> statement-breakpoint
CREATE INDEX "nps_reviews_by_score" ON "nps_reviews" USING btree ("shop_id","score","created_at","id");--> statement-breakpoint
CREATE INDEX "nps_reviews_by_channel" ON "nps_reviews" USING btree ("shop_id","channel_id","created_at","id");--> statement-breakpoint
CREATE INDEX "nps_reviews_by_category" ON "nps_reviews" USING btree ("shop_id","category_id","created_at","id");--> statement-breakpoint
CREATE INDEX "nps_reviews_by_customer" ON "nps_reviews" USING btree ("shop_id","customer_id","created_at") WHERE customer_id is not null;--> statement-breakpoint
CREATE INDEX "nps_reviews_by_email" ON "nps_reviews" USING btree ("shop_id","email") WHERE email is not null;--> statement-breakpoint
CREATE INDEX "nps_reviews_by_order_ref" ON "nps_reviews" USING btree ("shop_id","order_ref") WHERE order_ref is not null;--> statement-breakpoint
CREATE INDEX "nps_reviews_by_order" ON "nps_reviews" USING btree ("shop_id","order_id") WHERE order_id is not null;--> statement-breakpoint
CREATE INDEX "nps_reviews_by_update" ON "nps_reviews" USING btree ("shop_id","update_id") WHERE update_id is not null;--> statement-breakpoint
CREATE INDEX "nps_reviews_by_rule" ON "nps_reviews" USING btree ("shop_id","rule_id") WHERE rule_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "nps_reviews_work" ON "nps_reviews" USING btree ("shop_id","work_update_id") WHERE work_update_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "nps_invitations_update" ON "nps_invitations" USING btree ("shop_id","update_id") WHERE update_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "nps_invitations_occasion" ON "nps_invitations" USING btree ("shop_id","survey_id","customer_id","occasion") WHERE survey_id is not null;--> statement-breakpoint
CREATE INDEX "nps_invitations_newest" ON "nps_invitations" USING btree ("shop_id","decided_at","id");--> statement-breakpoint
CREATE INDEX "nps_invitations_by_reason" ON "nps_invitations" USING btree ("shop_id","reason","decided_at","id");--> statement-breakpoint
CREATE INDEX "nps_invitations_by_survey" ON "nps_invitations" USING btree ("shop_id","survey_id","decided_at") WHERE survey_id is not null;--> statement-breakpoint
CREATE INDEX "nps_invitations_by_customer" ON "nps_invitations" USING btree ("shop_id","customer_id","decided_at");--> statement-breakpoint
CREATE INDEX "nps_invitations_by_order" ON "nps_invitations" USING btree ("shop_id","order_id");--> statement-breakpoint
CREATE INDEX "nps_invitations_by_experiment" ON "nps_invitations" USING btree ("shop_id","experiment_id","variant") WHERE experiment_id is not null;--> statement-breakpoint
CREATE INDEX "nps_invitations_by_mail" ON "nps_invitations" USING btree ("shop_id","mail_id") WHERE mail_id is not null;--> statement-breakpoint
CREATE INDEX "nps_invitations_by_review" ON "nps_invitations" USING btree ("shop_id","review_id") WHERE review_id is not null;--> statement-breakpoint
CREATE INDEX "nps_invitations_waiting" ON "nps_invitations" USING btree ("shop_id","look_again_at") WHERE look_again_at is not null;--> statement-breakpoint
CREATE INDEX "survey_access_origins" ON "survey_access" USING gin ("allowed_origins");--> statement-breakpoint
CREATE INDEX "nps_rules_in_order" ON "nps_rules" USING btree ("shop_id","position");--> statement-breakpoint
CREATE INDEX "nps_rules_by_category" ON "nps_rules" USING btree ("shop_id","category_id");--> statement-breakpoint
CREATE INDEX "nps_rules_by_status" ON "nps_rules" USING btree ("shop_id","status_id");--> statement-breakpoint
CREATE INDEX "nps_rules_by_assignee" ON "nps_rules" USING btree ("shop_id","assignee_id");--> statement-breakpoint
CREATE UNIQUE INDEX "mail_templates_name" ON "mail_templates" USING btree ("shop_id","name") WHERE archived_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "nps_experiments_one_runs" ON "nps_experiments" USING btree ("shop_id") WHERE ended_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "nps_surveys_name" ON "nps_surveys" USING btree ("shop_id","name") WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "nps_surveys_active" ON "nps_surveys" USING btree ("shop_id") WHERE active;--> statement-breakpoint
CREATE INDEX "mails_invitations" ON "mails" USING btree ("shop_id","sent_at") WHERE kind = 'nps.invitation' and state = 'sent' and bounced_at is null;--> statement-breakpoint
CREATE INDEX "orders_completed" ON "orders" USING btree ("shop_id","completed_at","id") WHERE completed_at is not null;--> statement-breakpoint
CREATE INDEX "customers_by_number" ON "customers" USING btree ("shop_id","number");--> statement-breakpoint
CREATE INDEX "customers_by_tag" ON "customers" USING gin ("tags");--> statement-breakpoint
CREATE INDEX "updates_solved" ON "updates" USING btree ("shop_id","solved_at","id") WHERE solved_at is not null;--> statement-breakpoint
ALTER TABLE "opt_outs" ADD CONSTRAINT "opt_outs_topic" CHECK ("opt_outs"."topic" in ('rating_request', 'promoter', 'detractor', 'nps'));--> statement-breakpoint
ALTER TABLE "updates" ADD CONSTRAINT "updates_priority" CHECK ("updates"."priority" in ('normal', 'high', 'urgent'));