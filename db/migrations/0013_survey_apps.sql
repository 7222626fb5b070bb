ALTER TABLE "shops" ADD COLUMN "country" text;--> statement-breakpoint
ALTER TABLE "shops" ADD CONSTRAINT "shops_country" CHECK ("shops"."country" ~ '^[A-Z]{2}$');--> statement-breakpoint
-- The channels the mobile SDKs send by default. A shop's own channel of such a code stays as it is, in use or not.
INSERT INTO "nps_channels" ("shop_id", "code", "name")
SELECT s."id", c."code", CASE WHEN s."locale" = 'da' THEN c."da" ELSE c."en" END
FROM "shops" s CROSS JOIN (VALUES ('ios_app', 'iOS app', 'iOS-app'), ('android_app', 'Android app', 'Android-app')) AS c ("code", "en", "da")
ORDER BY s."created_at", s."id", c."code" DESC
ON CONFLICT ("shop_id", "code") DO NOTHING;
