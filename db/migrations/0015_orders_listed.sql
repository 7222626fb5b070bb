-- outside a transaction
-- An order that is dated ahead takes the place of its arrival.
CREATE INDEX CONCURRENTLY IF NOT EXISTS "orders_listed" ON "orders" USING btree ("shop_id",least(placed_at, created_at),"id");
