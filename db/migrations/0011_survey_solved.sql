-- The invitations after solved updates become a survey, one a shop, with the settings they had.
ALTER TABLE "nps_surveys" DROP CONSTRAINT "nps_surveys_kind";--> statement-breakpoint
ALTER TABLE "nps_surveys" DROP CONSTRAINT "nps_surveys_days";--> statement-breakpoint
ALTER TABLE "nps_surveys" DROP CONSTRAINT "nps_surveys_archived";--> statement-breakpoint
ALTER TABLE "nps_surveys" ALTER COLUMN "name" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "nps_surveys" ALTER COLUMN "template_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD COLUMN "scanned_to" timestamp (3) with time zone;--> statement-breakpoint
INSERT INTO "nps_surveys" ("shop_id", "kind", "active", "days", "template_id", "success_url", "error_url", "channel_id", "category_id", "scanned_to")
SELECT "shop_id", 'solved', "invitations_on", "after_days", "template_id", "success_url", "error_url", "channel_id", "category_id", "scanned_to" FROM "nps_settings";--> statement-breakpoint
CREATE UNIQUE INDEX "nps_surveys_solved" ON "nps_surveys" USING btree ("shop_id") WHERE kind = 'solved';--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_name" CHECK (("nps_surveys"."kind" = 'solved') = ("nps_surveys"."name" is null));--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_complete" CHECK (case "nps_surveys"."kind" when 'solved' then not "nps_surveys"."active" or num_nonnulls("nps_surveys"."template_id", "nps_surveys"."success_url", "nps_surveys"."error_url") = 3
        else "nps_surveys"."template_id" is not null end);--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_everybody" CHECK ("nps_surveys"."kind" <> 'solved' or "nps_surveys"."segment" = 'all');--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_kind" CHECK ("nps_surveys"."kind" in ('solved', 'relationship', 'lifecycle', 'order', 'delivery'));--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_days" CHECK ("nps_surveys"."days" between case "nps_surveys"."kind" when 'relationship' then 7 else 0 end and case "nps_surveys"."kind" when 'solved' then 60 else 730 end);--> statement-breakpoint
ALTER TABLE "nps_surveys" ADD CONSTRAINT "nps_surveys_archived" CHECK ("nps_surveys"."archived_at" is null or (not "nps_surveys"."active" and "nps_surveys"."kind" <> 'solved'));--> statement-breakpoint

ALTER TABLE "nps_settings" DROP COLUMN "invitations_on", DROP COLUMN "after_days", DROP COLUMN "template_id", DROP COLUMN "success_url", DROP COLUMN "error_url",
  DROP COLUMN "channel_id", DROP COLUMN "category_id", DROP COLUMN "scanned_to", DROP COLUMN "updated_at";--> statement-breakpoint

-- An experiment splits the invitations of one survey.
ALTER TABLE "nps_experiments" ADD COLUMN "survey_id" uuid;--> statement-breakpoint
UPDATE "nps_experiments" e SET "survey_id" = s."id" FROM "nps_surveys" s WHERE s."shop_id" = e."shop_id" AND s."kind" = 'solved';--> statement-breakpoint
ALTER TABLE "nps_experiments" ALTER COLUMN "survey_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "nps_experiments" ADD CONSTRAINT "nps_experiments_shop_id_survey_id_nps_surveys_shop_id_id_fk" FOREIGN KEY ("shop_id","survey_id") REFERENCES "public"."nps_surveys"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
DROP INDEX "nps_experiments_one_runs";--> statement-breakpoint
CREATE UNIQUE INDEX "nps_experiments_one_runs" ON "nps_experiments" USING btree ("shop_id","survey_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "nps_experiments_by_survey" ON "nps_experiments" USING btree ("shop_id","survey_id");--> statement-breakpoint

-- Of the big tables only the catalogue changes here; the next file carries the invitations over.
ALTER TABLE "mails" RENAME COLUMN "asks" TO "counts_toward_budget";--> statement-breakpoint
ALTER INDEX "mails_asking" RENAME TO "mails_budget";--> statement-breakpoint
ALTER TABLE "nps_invitations" RENAME COLUMN "look_again_at" TO "recheck_at";--> statement-breakpoint
ALTER TABLE "nps_invitations" DROP CONSTRAINT "nps_invitations_about";--> statement-breakpoint
ALTER TABLE "nps_invitations" ALTER COLUMN "occasion" DROP DEFAULT;--> statement-breakpoint
DROP INDEX "nps_invitations_newest";--> statement-breakpoint
DROP INDEX "nps_invitations_by_reason";--> statement-breakpoint
DROP INDEX "nps_invitations_by_survey";--> statement-breakpoint
DROP INDEX "nps_invitations_waiting";
