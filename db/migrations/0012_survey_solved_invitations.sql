-- outside a transaction
-- Invitations after solved updates become those of the survey, about the occasion of their update.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "nps_invitations_to_carry" ON "nps_invitations" USING btree ("shop_id","id") WHERE survey_id is null;--> statement-breakpoint
-- repeat until done
UPDATE "nps_invitations" i SET "survey_id" = s."id", "occasion" = i."update_id"::text
FROM "nps_surveys" s, (SELECT "shop_id", "id" FROM "nps_invitations" WHERE survey_id is null ORDER BY "shop_id", "id" LIMIT 10000) b
WHERE i."shop_id" = b."shop_id" AND i."id" = b."id" AND s."shop_id" = b."shop_id" AND s."kind" = 'solved';--> statement-breakpoint
CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS "nps_invitations_once" ON "nps_invitations" USING btree ("shop_id","survey_id","customer_id","occasion");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "nps_invitations_by_decision" ON "nps_invitations" USING btree ("shop_id","survey_id","decided_at","id");--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "nps_invitations_by_update" ON "nps_invitations" USING btree ("shop_id","update_id") WHERE update_id is not null;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "nps_invitations_to_recheck" ON "nps_invitations" USING btree ("shop_id","survey_id","recheck_at") WHERE recheck_at is not null;--> statement-breakpoint
ALTER TABLE "nps_invitations" ADD CONSTRAINT "nps_invitations_has_survey" CHECK ("survey_id" is not null) NOT VALID;--> statement-breakpoint
ALTER TABLE "nps_invitations" VALIDATE CONSTRAINT "nps_invitations_has_survey";--> statement-breakpoint
-- Read off the constraint, without looking through the table.
ALTER TABLE "nps_invitations" ALTER COLUMN "survey_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "nps_invitations" DROP CONSTRAINT "nps_invitations_has_survey";--> statement-breakpoint
ALTER TABLE "nps_invitations" ADD CONSTRAINT "nps_invitations_about" CHECK ("nps_invitations"."occasion" = "nps_invitations"."update_id"::text) NOT VALID;--> statement-breakpoint
ALTER TABLE "nps_invitations" VALIDATE CONSTRAINT "nps_invitations_about";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "nps_invitations_update";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "nps_invitations_occasion";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "nps_invitations_to_carry";--> statement-breakpoint
VACUUM (ANALYZE) "nps_invitations";
