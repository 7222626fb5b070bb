-- outside a transaction
-- What shop systems tell of an order is kept whole: quantities with decimals, first and last names,
-- addresses that cannot be emailed, and when a state is from. Members choose what customers call them.
ALTER TABLE "orders" ADD COLUMN IF NOT EXISTS "customer_first_name" text, ADD COLUMN IF NOT EXISTS "customer_last_name" text, ADD COLUMN IF NOT EXISTS "unusable_email" text, ADD COLUMN IF NOT EXISTS "changed_at" timestamp (3) with time zone,
  DROP CONSTRAINT IF EXISTS "orders_one_address", ADD CONSTRAINT "orders_one_address" CHECK (num_nonnulls("orders"."email", "orders"."unusable_email") <= 1) NOT VALID,
  DROP CONSTRAINT IF EXISTS "orders_first_name_length", ADD CONSTRAINT "orders_first_name_length" CHECK (char_length("orders"."customer_first_name") between 1 and 100) NOT VALID,
  DROP CONSTRAINT IF EXISTS "orders_last_name_length", ADD CONSTRAINT "orders_last_name_length" CHECK (char_length("orders"."customer_last_name") between 1 and 100) NOT VALID,
  DROP CONSTRAINT IF EXISTS "orders_unusable_email_length", ADD CONSTRAINT "orders_unusable_email_length" CHECK (char_length("orders"."unusable_email") between 1 and 254) NOT VALID;--> statement-breakpoint
ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_one_address", VALIDATE CONSTRAINT "orders_first_name_length", VALIDATE CONSTRAINT "orders_last_name_length", VALIDATE CONSTRAINT "orders_unusable_email_length";--> statement-breakpoint
ALTER TABLE "customers" ADD COLUMN IF NOT EXISTS "unusable_email" text, ADD COLUMN IF NOT EXISTS "first_name" text, ADD COLUMN IF NOT EXISTS "last_name" text,
  DROP CONSTRAINT IF EXISTS "customers_erased_wholly", ADD CONSTRAINT "customers_erased_wholly" CHECK ("customers"."erased_at" is null or num_nonnulls("customers"."first_name", "customers"."last_name", "customers"."unusable_email") = 0) NOT VALID,
  DROP CONSTRAINT IF EXISTS "customers_one_address", ADD CONSTRAINT "customers_one_address" CHECK (num_nonnulls("customers"."email", "customers"."unusable_email") <= 1) NOT VALID,
  DROP CONSTRAINT IF EXISTS "customers_first_name_length", ADD CONSTRAINT "customers_first_name_length" CHECK (char_length("customers"."first_name") between 1 and 100) NOT VALID,
  DROP CONSTRAINT IF EXISTS "customers_last_name_length", ADD CONSTRAINT "customers_last_name_length" CHECK (char_length("customers"."last_name") between 1 and 100) NOT VALID,
  DROP CONSTRAINT IF EXISTS "customers_unusable_email_length", ADD CONSTRAINT "customers_unusable_email_length" CHECK (char_length("customers"."unusable_email") between 1 and 254) NOT VALID;--> statement-breakpoint
ALTER TABLE "customers" VALIDATE CONSTRAINT "customers_erased_wholly", VALIDATE CONSTRAINT "customers_one_address", VALIDATE CONSTRAINT "customers_first_name_length", VALIDATE CONSTRAINT "customers_last_name_length", VALIDATE CONSTRAINT "customers_unusable_email_length";--> statement-breakpoint
ALTER TABLE "nps_reviews" ADD COLUMN IF NOT EXISTS "unusable_email" text,
  DROP CONSTRAINT IF EXISTS "nps_reviews_one_address", ADD CONSTRAINT "nps_reviews_one_address" CHECK (num_nonnulls("nps_reviews"."email", "nps_reviews"."unusable_email") <= 1) NOT VALID,
  DROP CONSTRAINT IF EXISTS "nps_reviews_unusable_email_length", ADD CONSTRAINT "nps_reviews_unusable_email_length" CHECK (char_length("nps_reviews"."unusable_email") between 1 and 254) NOT VALID;--> statement-breakpoint
ALTER TABLE "nps_reviews" VALIDATE CONSTRAINT "nps_reviews_one_address", VALIDATE CONSTRAINT "nps_reviews_unusable_email_length";--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "nps_reviews_by_unusable_email" ON "nps_reviews" USING btree ("shop_id","unusable_email") WHERE unusable_email is not null;--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN IF NOT EXISTS "public_name" text, DROP CONSTRAINT IF EXISTS "accounts_public_name_length", ADD CONSTRAINT "accounts_public_name_length" CHECK (char_length("accounts"."public_name") between 1 and 100);--> statement-breakpoint
ALTER TABLE "members" ADD COLUMN IF NOT EXISTS "public_name" text, DROP CONSTRAINT IF EXISTS "members_public_name_length", ADD CONSTRAINT "members_public_name_length" CHECK (char_length("members"."public_name") between 1 and 100);--> statement-breakpoint
-- Customers go on reading what they have read so far, the first word of a name, where that can be a first name.
UPDATE "accounts" SET "public_name" = substring("name" from '^([[:alpha:]''’-]{2,}) ') WHERE "public_name" IS NULL AND "name" ~ '^[[:alpha:]''’-]{2,} ';--> statement-breakpoint
UPDATE "members" SET "public_name" = substring("name" from '^([[:alpha:]''’-]{2,}) ') WHERE "public_name" IS NULL AND "name" ~ '^[[:alpha:]''’-]{2,} ';--> statement-breakpoint
-- Another type would rewrite the whole table while nobody can use it: a column beside it is filled instead.
ALTER TABLE "order_items" ADD COLUMN IF NOT EXISTS "exact_quantity" numeric;--> statement-breakpoint
CREATE INDEX CONCURRENTLY IF NOT EXISTS "order_items_uncopied" ON "order_items" USING btree ("shop_id","id") WHERE exact_quantity is null;--> statement-breakpoint

-- repeat until done
UPDATE "order_items" SET "exact_quantity" = "quantity" WHERE ("shop_id", "id") IN (
  SELECT "shop_id", "id" FROM "order_items" WHERE exact_quantity IS NULL ORDER BY "shop_id", "id" LIMIT 10000);--> statement-breakpoint
ALTER TABLE "order_items" DROP CONSTRAINT IF EXISTS "order_items_copied", ADD CONSTRAINT "order_items_copied" CHECK (exact_quantity is not null) NOT VALID,
  DROP CONSTRAINT IF EXISTS "order_items_within", ADD CONSTRAINT "order_items_within" CHECK (exact_quantity between -1000000000 and 1000000000) NOT VALID;--> statement-breakpoint

-- repeat until done
-- Those that came between the last batch and the constraint.
UPDATE "order_items" SET "exact_quantity" = "quantity" WHERE ("shop_id", "id") IN (
  SELECT "shop_id", "id" FROM "order_items" WHERE exact_quantity IS NULL ORDER BY "shop_id", "id" LIMIT 10000);--> statement-breakpoint
ALTER TABLE "order_items" VALIDATE CONSTRAINT "order_items_copied", VALIDATE CONSTRAINT "order_items_within";--> statement-breakpoint
-- Takes a moment: the constraint proves that no value is missing, so nothing is read.
ALTER TABLE "order_items" ALTER COLUMN "exact_quantity" SET NOT NULL;
ALTER TABLE "order_items" DROP COLUMN "quantity", DROP CONSTRAINT "order_items_copied";
ALTER TABLE "order_items" RENAME COLUMN "exact_quantity" TO "quantity";
ALTER TABLE "order_items" RENAME CONSTRAINT "order_items_within" TO "order_items_quantity";--> statement-breakpoint
DROP INDEX CONCURRENTLY IF EXISTS "order_items_uncopied";
