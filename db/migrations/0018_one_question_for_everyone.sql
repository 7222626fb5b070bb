CREATE TABLE "nps_category_texts" (
	"shop_id" uuid NOT NULL,
	"category_id" bigint NOT NULL,
	"locale" text NOT NULL,
	"promoter_question" text,
	"promoter_thanks" text,
	"passive_question" text,
	"passive_thanks" text,
	"detractor_question" text,
	"detractor_thanks" text,
	CONSTRAINT "nps_category_texts_shop_id_category_id_locale_pk" PRIMARY KEY("shop_id","category_id","locale"),
	CONSTRAINT "nps_category_texts_locale" CHECK ("nps_category_texts"."locale" in ('en', 'da')),
	CONSTRAINT "nps_category_texts_lengths" CHECK ((char_length("nps_category_texts"."promoter_question") between 1 and 500 and char_length("nps_category_texts"."promoter_thanks") between 1 and 500 and char_length("nps_category_texts"."passive_question") between 1 and 500 and char_length("nps_category_texts"."passive_thanks") between 1 and 500 and char_length("nps_category_texts"."detractor_question") between 1 and 500 and char_length("nps_category_texts"."detractor_thanks") between 1 and 500))
);
--> statement-breakpoint
CREATE TABLE "mail_template_texts" (
	"shop_id" uuid NOT NULL,
	"template_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "mail_template_texts_shop_id_template_id_locale_pk" PRIMARY KEY("shop_id","template_id","locale"),
	CONSTRAINT "mail_template_texts_locale" CHECK ("mail_template_texts"."locale" in ('en', 'da')),
	CONSTRAINT "mail_template_texts_subject_length" CHECK (char_length("mail_template_texts"."subject") between 1 and 200),
	CONSTRAINT "mail_template_texts_body_length" CHECK (char_length("mail_template_texts"."body") between 1 and 50000)
);
--> statement-breakpoint
CREATE TABLE "share_texts" (
	"shop_id" uuid NOT NULL,
	"locale" text NOT NULL,
	"text" text NOT NULL,
	CONSTRAINT "share_texts_shop_id_locale_pk" PRIMARY KEY("shop_id","locale"),
	CONSTRAINT "share_texts_locale" CHECK ("share_texts"."locale" in ('en', 'da')),
	CONSTRAINT "share_texts_length" CHECK (char_length("share_texts"."text") <= 280)
);
--> statement-breakpoint
ALTER TABLE "nps_surveys" DROP CONSTRAINT "nps_surveys_complete";--> statement-breakpoint
ALTER TABLE "rating_settings" DROP CONSTRAINT "rating_settings_share_text";--> statement-breakpoint
ALTER TABLE "setting_changes" ALTER COLUMN "member_id" DROP NOT NULL;--> statement-breakpoint
-- What there is was written in the shop's language.
ALTER TABLE "mail_templates" ADD COLUMN "locale" text;--> statement-breakpoint
UPDATE "mail_templates" x SET "locale" = CASE s."locale" WHEN 'da' THEN 'da' ELSE 'en' END FROM "shops" s WHERE s."id" = x."shop_id";--> statement-breakpoint
ALTER TABLE "mail_templates" ALTER COLUMN "locale" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "nps_categories" ADD COLUMN "locale" text;--> statement-breakpoint
UPDATE "nps_categories" x SET "locale" = CASE s."locale" WHEN 'da' THEN 'da' ELSE 'en' END FROM "shops" s WHERE s."id" = x."shop_id";--> statement-breakpoint
ALTER TABLE "nps_categories" ALTER COLUMN "locale" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "rating_settings" ADD COLUMN "review_url" text;--> statement-breakpoint
ALTER TABLE "nps_category_texts" ADD CONSTRAINT "nps_category_texts_of_category" FOREIGN KEY ("shop_id","category_id") REFERENCES "public"."nps_categories"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mail_template_texts" ADD CONSTRAINT "mail_template_texts_of_template" FOREIGN KEY ("shop_id","template_id") REFERENCES "public"."mail_templates"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "share_texts" ADD CONSTRAINT "share_texts_shop_id_shops_id_fk" FOREIGN KEY ("shop_id") REFERENCES "public"."shops"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
INSERT INTO "share_texts" ("shop_id", "locale", "text")
SELECT r."shop_id", CASE s."locale" WHEN 'da' THEN 'da' ELSE 'en' END, r."share_text" FROM "rating_settings" r JOIN "shops" s ON s."id" = r."shop_id";--> statement-breakpoint

-- An address on a public review site that is shared becomes the review page; "ask everyone" without one asked
-- only those who were unhappy, and ends. What counts as such a site is what lib/base/review-hosts.ts says.
CREATE FUNCTION pg_temp.on_review_site("url" text) RETURNS boolean IMMUTABLE LANGUAGE sql AS $$
  SELECT "host" ~ ('(^|\.)(g\.page|g\.co|maps\.app\.goo\.gl|goo\.gl|trustpilot\.com|yelp\.com|tripadvisor\.com|shop\.app|reviews\.io|feefo\.com'
      || '|sitejabber\.com|bbb\.org|capterra\.com|g2\.com|glassdoor\.com|judge\.me|trustedshops\.com|trustedshops\.de|kiyoh\.com|ekomi\.com)$')
    OR "host" ~ '(^|\.)(google|yelp|tripadvisor|trustpilot)\.[a-z]{2,3}(\.[a-z]{2})?$'
    OR "host" ~ '(^|\.)(facebook|fb)\.com$' AND "rest" ~* 'review'
  FROM (SELECT lower(rtrim(part[1], '.')) AS "host", split_part(part[2], '#', 1) AS "rest"
    FROM regexp_match("url", '^https?://(?:[^/?#@]*@)?([^/?#:]+)(.*)$') AS part) parts
$$;--> statement-breakpoint
UPDATE "rating_settings" r SET "review_url" = coalesce(r."share_url", s."site_url") FROM "shops" s
WHERE s."id" = r."shop_id" AND pg_temp.on_review_site(coalesce(r."share_url", s."site_url"));--> statement-breakpoint
INSERT INTO "setting_changes" ("shop_id", "setting", "from", "to")
SELECT "shop_id", 'ratings.reviewUrl', NULL, to_jsonb("review_url") FROM "rating_settings" WHERE "review_url" IS NOT NULL
UNION ALL
SELECT "shop_id", 'ratings.askEveryone', to_jsonb(true), to_jsonb(false) FROM "rating_settings" WHERE "ask_everyone" AND "review_url" IS NULL;--> statement-breakpoint
ALTER TABLE "rating_settings" DROP COLUMN "share_text";--> statement-breakpoint
ALTER TABLE "rating_settings" DROP COLUMN "ask_everyone";--> statement-breakpoint

-- A shop's pages after voting are both there or neither: one alone gives way to our own.
INSERT INTO "setting_changes" ("shop_id", "setting", "subject_id", "from", "to")
SELECT "shop_id", CASE "kind" WHEN 'solved' THEN 'nps.' ELSE 'nps.survey.' END || CASE WHEN "error_url" IS NULL THEN 'successUrl' ELSE 'errorUrl' END,
  CASE WHEN "kind" <> 'solved' THEN "id" END, to_jsonb(coalesce("success_url", "error_url")), NULL
FROM "nps_surveys" WHERE num_nonnulls("success_url", "error_url") = 1;--> statement-breakpoint
UPDATE "nps_surveys" SET "success_url" = NULL, "error_url" = NULL WHERE num_nonnulls("success_url", "error_url") = 1;--> statement-breakpoint
ALTER TABLE "mail_templates" ADD CONSTRAINT "mail_templates_locale" CHECK ("mail_templates"."locale" in ('en', 'da'));--> statement-breakpoint
ALTER TABLE "nps_categories" ADD CONSTRAINT "nps_categories_locale" CHECK ("nps_categories"."locale" in ('en', 'da'));--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_after_voting" CHECK (num_nonnulls("nps_surveys"."success_url", "nps_surveys"."error_url") <> 1);--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_complete" CHECK ("nps_surveys"."template_id" is not null or ("nps_surveys"."kind" = 'solved' and not "nps_surveys"."active"));--> statement-breakpoint
ALTER TABLE "rating_settings" ADD CONSTRAINT "rating_settings_review_url" CHECK ("rating_settings"."review_url" ~ '^https?://');