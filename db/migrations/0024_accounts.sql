ALTER TABLE "recovery_codes" ADD COLUMN "salt" "bytea";--> statement-breakpoint
ALTER TABLE "mail_settings" ADD COLUMN "verified_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "created_by_id" uuid;--> statement-breakpoint
ALTER TABLE "api_keys" ADD COLUMN "expires_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "shops" ADD COLUMN "second_factor_since" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_shop_id_created_by_id_members_shop_id_id_fk" FOREIGN KEY ("shop_id","created_by_id") REFERENCES "public"."members"("shop_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_by_creator" ON "api_keys" USING btree ("shop_id","created_by_id");--> statement-breakpoint
ALTER TABLE "mail_settings" ADD CONSTRAINT "mail_settings_verified" CHECK ("mail_settings"."verified_at" is null or "mail_settings"."transport" in ('smtp', 'resend'));--> statement-breakpoint

-- Who made a key stands in the log of settings; those of the operator's command have nobody.
UPDATE "api_keys" k SET "created_by_id" = c."member_id" FROM "setting_changes" c
WHERE c."shop_id" = k."shop_id" AND c."subject_id" = k."id" AND c."setting" = 'keys.key'
  AND c."member_id" IS NOT NULL AND jsonb_typeof(c."from") IS DISTINCT FROM 'string';--> statement-breakpoint

-- A provider that has taken one of the shop's newest emails counts as verified: nobody's way in ends with an upgrade.
UPDATE "mail_settings" s SET "verified_at" = now()
WHERE s."transport" IN ('smtp', 'resend') AND s."transport" IN (
  SELECT m."transport" FROM "mails" m WHERE m."shop_id" = s."shop_id" AND m."state" = 'sent'
  ORDER BY m."created_at" DESC LIMIT 100
);--> statement-breakpoint

-- Links that could be read in an Outbox, or on a shop's own email server, open nothing any more; who was invited can be invited again.
UPDATE "invitations" SET "token_hash" = NULL
WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL AND "token_hash" IS NOT NULL;
