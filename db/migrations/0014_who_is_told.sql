-- outside a transaction
-- The assignee's email about a rating is the responsible member's, and the team has more kinds of email.
ALTER TABLE "shops" ADD COLUMN IF NOT EXISTS "auto_assign" boolean DEFAULT true NOT NULL;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "events_nobody" ON "events" USING btree ("shop_id","update_id") WHERE type = 'alert.nobody';--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "mails_to_rename" ON "mails" USING btree ("shop_id","id") WHERE kind = 'rating.assignee';--> statement-breakpoint
-- Held by what is written from here on; the rows there are follow below.
ALTER TABLE "mails"
  DROP CONSTRAINT IF EXISTS "mails_kind",
  ADD CONSTRAINT "mails_kind" CHECK ("mails"."kind" in ('note.customer', 'update.solved', 'update.reopened', 'update.customer_wrote', 'update.assigned', 'update.opened', 'rating.promoter', 'rating.detractor', 'rating.alert', 'rating.responsible', 'portal.link', 'customer.link', 'auth.sign_in', 'auth.reset', 'auth.email', 'auth.notice', 'auth.invitation', 'mail.test', 'mail.returned', 'nps.invitation')) NOT VALID;--> statement-breakpoint
ALTER TABLE "mail_texts"
  DROP CONSTRAINT IF EXISTS "mail_texts_kind",
  ADD CONSTRAINT "mail_texts_kind" CHECK ("mail_texts"."kind" in ('note.customer', 'update.solved', 'update.reopened', 'update.customer_wrote', 'update.assigned', 'update.opened', 'rating.promoter', 'rating.detractor', 'rating.alert', 'rating.responsible', 'portal.link', 'customer.link', 'auth.sign_in', 'auth.reset', 'auth.email', 'auth.notice', 'auth.invitation', 'mail.test', 'mail.returned', 'nps.invitation')) NOT VALID;--> statement-breakpoint
-- repeat until done
UPDATE "mails" m SET "kind" = 'rating.responsible', "dedupe_key" = regexp_replace(m."dedupe_key", '^(rating:.*):assignee$', '\1:responsible')
FROM (SELECT "shop_id", "id" FROM "mails" WHERE kind = 'rating.assignee' ORDER BY "shop_id", "id" LIMIT 5000) b
WHERE m."shop_id" = b."shop_id" AND m."id" = b."id";--> statement-breakpoint
UPDATE "mail_texts" SET "kind" = 'rating.responsible' WHERE "kind" = 'rating.assignee';--> statement-breakpoint
UPDATE "setting_changes" SET "setting" = replace("setting", 'mail.texts.rating.assignee.', 'mail.texts.rating.responsible.')
WHERE "setting" LIKE 'mail.texts.rating.assignee.%';--> statement-breakpoint
ALTER TABLE "mails" VALIDATE CONSTRAINT "mails_kind";--> statement-breakpoint
ALTER TABLE "mail_texts" VALIDATE CONSTRAINT "mail_texts_kind";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "mails_to_rename";
