-- Shops, people and orders as they were stored up to migration 0007. `seed.size` is the number of updates.
CREATE FUNCTION pg_temp.id(kind text, n bigint) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$ SELECT md5(kind || ':' || n)::uuid $$;
CREATE FUNCTION pg_temp.size() RETURNS bigint STABLE LANGUAGE sql AS $$ SELECT current_setting('seed.size')::bigint $$;
CREATE FUNCTION pg_temp.customers() RETURNS bigint STABLE LANGUAGE sql AS $$ SELECT pg_temp.size() / 2 + 3 $$;
-- The n-th of all updates was opened then: they spread over two years and end five days ago.
CREATE FUNCTION pg_temp.opened(n bigint) RETURNS timestamptz STABLE LANGUAGE sql AS $$
  SELECT date_trunc('hour', now()) - interval '5 days' - interval '730 days' * (1 - n::float / pg_temp.size()) $$;
CREATE FUNCTION pg_temp.member(shop bigint, n bigint) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$
  SELECT pg_temp.id('member', shop * 6 + n % 6) $$;

INSERT INTO accounts (id, email, name, password_hash, locale, totp_sealed, totp_confirmed_at)
SELECT pg_temp.id('account', n), 'person' || n || '@shop.test', 'Person ' || n, CASE WHEN n % 4 > 0 THEN 'argon2' END,
  CASE n % 3 WHEN 0 THEN 'en' WHEN 1 THEN 'da' END,
  CASE WHEN n % 5 = 0 THEN (SELECT sealed FROM seed_sealed WHERE purpose = 'totp') END, CASE WHEN n % 5 = 0 THEN now() END
FROM generate_series(0, 11) n;

INSERT INTO sessions (id, account_id, method, seen_at, ended_at)
SELECT pg_temp.id('session', n), pg_temp.id('account', n % 12), (ARRAY['password', 'mail', 'passkey', 'invitation', 'setup'])[1 + n % 5],
  now() - n * interval '1 day', CASE WHEN n % 3 = 0 THEN now() - n * interval '1 day' END FROM generate_series(1, 200) n;
INSERT INTO account_links (account_id, token_hash, purpose, email, created_at, expires_at, ended_at)
SELECT pg_temp.id('account', n % 12), sha256(('account-link' || n)::bytea), (ARRAY['sign_in', 'reset', 'email'])[1 + n % 3],
  CASE WHEN n % 3 = 2 THEN 'new' || n || '@shop.test' END, now() - n * interval '1 day', now() + interval '1 hour' - n * interval '1 day',
  CASE WHEN n % 2 = 0 THEN now() - n * interval '1 day' END FROM generate_series(0, 99) n;
INSERT INTO recovery_codes (account_id, code_hash) SELECT pg_temp.id('account', 0), sha256(n::text::bytea) FROM generate_series(1, 10) n;
INSERT INTO passkeys (id, account_id, name, public_key) SELECT 'passkey-' || n, pg_temp.id('account', n), 'Phone', '\x01' FROM generate_series(1, 3) n;
INSERT INTO account_events (account_id, type, address)
SELECT pg_temp.id('account', n % 12), (ARRAY['session.started', 'session.ended', 'link.asked', 'totp.on'])[1 + n % 4], '203.0.113.9'
FROM generate_series(1, 100) n;

INSERT INTO shops (id, name, slug, site_url, reply_to, time_zone, locale, colors, solved_status_id, opened_status_id)
SELECT pg_temp.id('shop', s), 'Shop ' || s, 'shop-' || s, 'https://shop' || s || '.test', 'help@shop' || s || '.test',
  (ARRAY['Europe/Copenhagen', 'UTC', 'America/New_York'])[1 + s], CASE s WHEN 0 THEN 'da' ELSE 'en' END,
  '{"brand": "#0f6274", "light": {"accent": "#0f6274", "accentHover": "#0b4a58", "accentSoft": "#e0eef1", "accentContrast": "#ffffff"},
    "dark": {"accent": "#5db3c7", "accentHover": "#7cc4d4", "accentSoft": "#12333b", "accentContrast": "#06181c"}}',
  pg_temp.id('status', s * 5 + 4), pg_temp.id('status', s * 5) FROM generate_series(0, 2) s;
INSERT INTO statuses (shop_id, id, name, color, position)
SELECT pg_temp.id('shop', n / 5), pg_temp.id('status', n), (ARRAY['Neutral', 'Notice', 'Warning', 'Urgent', 'Solved'])[1 + n % 5], '#80847b', n % 5
FROM generate_series(0, 14) n;
INSERT INTO rating_settings (shop_id, share_text, networks, alert_addresses)
SELECT id, 'A good shop', '{facebook,x}', '{boss@shop.test}' FROM shops;
INSERT INTO mail_settings (shop_id, transport, from_address, smtp_sealed, resend_sealed, webhook_sealed, keep_mail_days)
SELECT pg_temp.id('shop', s), (ARRAY['smtp', 'resend', NULL])[1 + s], 'shop@shop' || s || '.test',
  CASE s WHEN 0 THEN (SELECT sealed FROM seed_sealed WHERE purpose = 'smtp') END,
  CASE s WHEN 1 THEN (SELECT sealed FROM seed_sealed WHERE purpose = 'resend') END,
  CASE s WHEN 1 THEN (SELECT sealed FROM seed_sealed WHERE purpose = 'webhook') END, CASE s WHEN 2 THEN 3650 END
FROM generate_series(0, 2) s;
INSERT INTO mail_texts (shop_id, kind, locale, subject) SELECT id, 'update.solved', 'en', 'Solved: {order}' FROM shops;
INSERT INTO mail_texts (shop_id, kind, locale, subject) SELECT id, 'rating.assignee', 'da', 'Vurderet: {order}' FROM shops;
INSERT INTO shop_setups (shop_id, closed_at) SELECT id, now() FROM shops;
INSERT INTO shop_logos (shop_id, type, bytes, hash, width, height) VALUES (pg_temp.id('shop', 0), 'image/png', '\x89504e47', repeat('0', 64), 1, 1);

-- Six members a shop: the owner, an admin, three agents, and one who has left.
INSERT INTO members (shop_id, id, account_id, name, role, deactivated_at)
SELECT pg_temp.id('shop', n / 6), pg_temp.id('member', n), pg_temp.id('account', n % 12), 'Member ' || n,
  CASE n % 6 WHEN 0 THEN 'owner' WHEN 1 THEN 'admin' ELSE 'agent' END, CASE WHEN n % 6 = 5 THEN now() END
FROM generate_series(0, 17) n;
INSERT INTO invitations (shop_id, id, email, role, token_hash, invited_by_id, created_at, expires_at, accepted_at, member_id, revoked_at)
SELECT pg_temp.id('shop', n % 3), pg_temp.id('invitation', n), 'invited' || n || '@shop.test', (ARRAY['agent', 'admin'])[1 + n % 2],
  sha256(('invitation' || n)::bytea), pg_temp.member(n % 3, 0), now() - n * interval '3 days', now() - n * interval '3 days' + interval '7 days',
  CASE WHEN n % 4 = 1 THEN now() END, CASE WHEN n % 4 = 1 THEN pg_temp.member(n % 3, 2) END, CASE WHEN n % 4 = 2 THEN now() END
FROM generate_series(0, 59) n;
-- Keys: one of its own, one that speaks for a member, one revoked.
INSERT INTO api_keys (shop_id, id, name, token_hash, scopes, member_id, revoked_at)
SELECT pg_temp.id('shop', n / 3), pg_temp.id('key', n), 'Key ' || n, sha256(('key' || n)::bytea), '{read,write,ratings}',
  CASE n % 3 WHEN 1 THEN pg_temp.member(n / 3, 3) END, CASE n % 3 WHEN 2 THEN now() END FROM generate_series(0, 8) n;
INSERT INTO setting_changes (shop_id, member_id, setting, "from", "to", at)
SELECT pg_temp.id('shop', n % 3), pg_temp.member(n % 3, 0),
  (ARRAY['ratings.followUpsOn', 'ratings.shareText', 'mail.texts.rating.assignee.da.subject', 'shop.name', 'nps.invitationsOn'])[1 + n % 5],
  to_jsonb(n), to_jsonb(n + 1), now() - n * interval '1 day' FROM generate_series(1, 90) n;
INSERT INTO idempotency_keys (shop_id, route, key, body_hash, status, response, created_at)
SELECT pg_temp.id('shop', n % 3), 'POST /api/v1/orders', 'key-' || n, sha256('{}'), 200, '"{}"', now() - n * interval '1 hour' FROM generate_series(1, 30) n;
INSERT INTO limits (bucket, started_at, hits) VALUES ('sign-in:203.0.113.9', now(), 1);
INSERT INTO workers (id) VALUES ('worker-1');

-- Every fiftieth was erased; every eleventh order came without an address.
INSERT INTO customers (shop_id, id, email, name, tags, created_at, erased_at, erased_by_id)
SELECT pg_temp.id('shop', c % 3), pg_temp.id('customer', c), CASE WHEN c % 50 > 0 AND c % 11 > 0 THEN 'customer' || c || '@mail.test' END,
  CASE WHEN c % 50 > 0 THEN 'Customer ' || c ELSE '' END, CASE WHEN c % 7 = 0 THEN '{vip}'::text[] ELSE '{}' END,
  now() - interval '800 days', CASE WHEN c % 50 = 0 THEN now() END, CASE WHEN c % 50 = 0 THEN pg_temp.member(c % 3, 0) END
FROM generate_series(0, pg_temp.customers() - 1) c;
INSERT INTO opt_outs (shop_id, customer_id, topic)
SELECT shop_id, id, (ARRAY['rating_request', 'promoter', 'detractor', 'nps'])[1 + number % 4] FROM customers WHERE number % 23 = 0 AND erased_at IS NULL;
INSERT INTO blocked_addresses (shop_id, address, reason)
SELECT shop_id, email, CASE number % 2 WHEN 0 THEN 'bounce' ELSE 'complaint' END FROM customers WHERE number % 97 = 0 AND email IS NOT NULL;

-- Four orders for five updates: the update that ends in 2 or 7 is on the order of the one before.
CREATE FUNCTION pg_temp.order_of(n bigint) RETURNS bigint IMMUTABLE LANGUAGE sql AS $$ SELECT n - (n + 3) / 5 $$;
INSERT INTO orders (shop_id, id, external_id, number, customer_id, customer_name, email, status, currency, total, placed_at, completed_at, locale)
SELECT c.shop_id, pg_temp.id('order', o), 'ext-' || o, (10000 + o)::text, c.id, c.name, c.email,
  (ARRAY['processing', 'completed', 'cancelled', 'completed'])[1 + o % 4], 'EUR', 10 + o % 90,
  pg_temp.opened(o) - interval '5 days', CASE WHEN o % 2 = 1 THEN pg_temp.opened(o) - interval '2 days' END, CASE o % 3 WHEN 0 THEN 'da' END
FROM generate_series(1, pg_temp.order_of(pg_temp.size())) o JOIN customers c ON c.id = pg_temp.id('customer', o * 7919 % pg_temp.customers());
INSERT INTO order_items (shop_id, order_id, position, name, sku, quantity, total)
SELECT shop_id, id, p, 'Mug ' || p, 'MUG-' || p, p, 10 FROM orders, generate_series(1, 2) p;
