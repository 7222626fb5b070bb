-- Updates with everything that hangs on them, and the tracking log as the verbs of then wrote it.
-- What became of the n-th update follows from `k`, its number modulo 20; an erased customer's has no address.
CREATE TEMP TABLE fact AS
SELECT n, n % 20 AS k, pg_temp.id('update', n) AS id, o.shop_id, o.id AS order_id, o.customer_id, o.email, c.erased_at IS NOT NULL AS erased,
  s.s AS shop, pg_temp.opened(n) AS c,
  (ARRAY[0, 0, 0, 1, 2, 1, 1, 1, 1, 2, 1, 1, 1, 1, 2, 1, 3, 1, 0, 1])[1 + n % 20] AS solves,
  n % 20 BETWEEN 5 AND 17 OR n % 20 = 19 AS solved,
  n % 20 BETWEEN 10 AND 17 AS rated,
  n % 20 NOT IN (1, 18, 19) AS visible,
  n % 20 NOT IN (7, 19) AND o.email IS NOT NULL AS told,
  n % 20 IN (0, 4, 17) AS by_customer,
  CASE WHEN n % 20 IN (2, 5, 10, 11, 12, 13, 16) THEN pg_temp.member(s.s, n / 20) END AS assignee_id,
  1 + (n / 20 + n) % 5 AS stars
FROM generate_series(1, pg_temp.size()) n
JOIN orders o ON o.id = pg_temp.id('order', pg_temp.order_of(n))
JOIN customers c ON c.shop_id = o.shop_id AND c.id = o.customer_id
JOIN (SELECT s, pg_temp.id('shop', s) AS shop_id FROM generate_series(0, 2) s) s ON s.shop_id = o.shop_id;
CREATE UNIQUE INDEX ON fact (n);
ANALYZE fact;

-- A solve a day; each but the last of a solved update was re-opened twelve hours later, by turns by the customer and the team.
CREATE TEMP TABLE solve AS
SELECT f.n, j, f.c + j * interval '1 day' AS at,
  CASE f.k WHEN 8 THEN NULL WHEN 15 THEN pg_temp.member(f.shop, 3) ELSE pg_temp.member(f.shop, f.n + j) END AS member_id,
  CASE f.k WHEN 8 THEN pg_temp.id('key', f.shop * 3) WHEN 15 THEN pg_temp.id('key', f.shop * 3 + 1) END AS key_id,
  CASE WHEN NOT f.solved OR j < f.solves THEN f.c + j * interval '1 day' + interval '12 hours' END AS reopened_at,
  (f.n + j) % 2 = 0 AND f.visible AS reopened_by_customer
FROM fact f, generate_series(1, f.solves) j;
CREATE UNIQUE INDEX ON solve (n, j);
ANALYZE solve;

INSERT INTO updates (shop_id, id, order_id, title, status_id, former_status_id, assignee_id, priority, visible_at, opened_by_member_id, opened_by_customer_id,
  opened_by_api_key_id, follows_update_id, solved_at, solved_by_member_id, solved_by_api_key_id, solve_number, notified_at, rated_at, waiting_since,
  customer_wrote_at, first_response_at, created_at, active_at)
SELECT f.shop_id, f.id, f.order_id, CASE WHEN f.erased THEN '[erased]' ELSE 'Matter ' || f.n END,
  pg_temp.id('status', f.shop * 5 + CASE WHEN f.solved THEN 4 ELSE f.n % 4 END), CASE WHEN f.solved THEN pg_temp.id('status', f.shop * 5 + f.n % 4) END,
  f.assignee_id, CASE f.k WHEN 2 THEN 'urgent' WHEN 13 THEN 'high' ELSE 'normal' END, CASE WHEN f.visible THEN f.c END,
  CASE WHEN NOT f.by_customer AND f.k NOT IN (1, 8) THEN pg_temp.member(f.shop, f.n) END, CASE WHEN f.by_customer THEN f.customer_id END,
  CASE f.k WHEN 8 THEN pg_temp.id('key', f.shop * 3) END, CASE f.k WHEN 17 THEN pg_temp.id('update', f.n - 1) END,
  CASE WHEN f.solved THEN s.at END, CASE WHEN f.solved THEN s.member_id END, CASE WHEN f.solved AND s.member_id IS NULL THEN s.key_id END,
  f.solves, CASE WHEN f.solved AND f.told THEN s.at END, CASE WHEN f.rated THEN s.at + interval '6 hours' END,
  CASE WHEN NOT f.erased AND (f.k = 0 OR s.reopened_by_customer AND NOT f.solved) THEN coalesce(s.reopened_at, f.c) END,
  CASE WHEN f.by_customer THEN f.c WHEN s.reopened_by_customer AND s.reopened_at IS NOT NULL THEN s.reopened_at END,
  CASE WHEN f.by_customer AND f.k <> 0 THEN f.c + interval '3 hours' END, f.c, coalesce(s.reopened_at, s.at, f.c)
FROM fact f LEFT JOIN solve s ON s.n = f.n AND s.j = f.solves ORDER BY f.n;

-- Texts of all but the newest mails were removed by the retention setting.
INSERT INTO mails (shop_id, id, kind, dedupe_key, state, to_address, to_name, customer_id, order_id, update_id, solve_number, send_at, attempts, first_attempt_at,
  drop_reason, last_error, subject, sealed, transport, sent_at, asks, bounced_at, emptied_at, created_at)
SELECT f.shop_id, m.id, m.kind, m.dedupe_key, x.state, f.email, 'Customer', f.customer_id, f.order_id, f.id, m.solve_number, m.at, 1, m.at,
  CASE x.state WHEN 'dropped' THEN 'reopened' END, CASE x.state WHEN 'failed' THEN '550 no such mailbox' END, 'Order',
  CASE WHEN x.kept THEN (SELECT sealed FROM seed_sealed WHERE purpose = 'mail' AND number = f.n % 5) END,
  'smtp', CASE x.state WHEN 'sent' THEN m.at END, m.kind = 'update.solved' AND x.state = 'sent',
  CASE WHEN f.n % 211 = 0 AND x.state = 'sent' THEN m.at END, CASE WHEN NOT x.kept THEN now() END, m.at
FROM fact f CROSS JOIN LATERAL (
  SELECT 'update.solved' AS kind, pg_temp.id('mail-solved', f.n * 4 + s.j) AS id, 'update:' || f.id || ':solved:' || s.j AS dedupe_key, s.at, s.j AS solve_number
  FROM solve s WHERE s.n = f.n
  UNION ALL SELECT 'note.customer', pg_temp.id('mail-note', f.n), 'note:' || pg_temp.id('note-reply', f.n), f.c + interval '3 hours', NULL WHERE f.k <> 0
) m CROSS JOIN LATERAL (SELECT
  CASE WHEN f.n % 61 = 0 THEN 'failed' WHEN f.n % 67 = 0 THEN 'dropped' ELSE 'sent' END AS state,
  f.n > pg_temp.size() - current_setting('seed.sealed')::bigint AND f.n % 67 > 0 AS kept) x
WHERE f.told AND f.visible ORDER BY f.n;

INSERT INTO notes (shop_id, id, update_id, kind, body, member_id, customer_id, mail_id, created_at)
SELECT f.shop_id, note.id, f.id, note.kind, CASE WHEN f.erased THEN '[erased]' ELSE 'Note on matter ' || f.n END, note.member_id, note.customer_id, note.mail_id, note.at
FROM fact f CROSS JOIN LATERAL (
  SELECT pg_temp.id('note-first', f.n) AS id, 'customer' AS kind, NULL::uuid AS member_id, f.customer_id, NULL::uuid AS mail_id, f.c AS at WHERE f.by_customer
  UNION ALL SELECT pg_temp.id('note-internal', f.n), 'internal', pg_temp.member(f.shop, f.n + 1), NULL, NULL, f.c + interval '2 hours' WHERE f.n % 2 = 0
  UNION ALL SELECT pg_temp.id('note-reply', f.n), 'customer', pg_temp.member(f.shop, f.n), NULL,
    CASE WHEN f.told THEN pg_temp.id('mail-note', f.n) END, f.c + interval '3 hours' WHERE f.visible AND f.k <> 0
) note ORDER BY f.n;

INSERT INTO ratings (shop_id, id, update_id, order_id, customer_id, stars, comment, solver_member_id, solver_api_key_id, assignee_member_id, solved_at, source, suppressed, created_at)
SELECT f.shop_id, pg_temp.id('rating', f.n), f.id, f.order_id, f.customer_id, f.stars, CASE WHEN f.n % 3 = 0 AND NOT f.erased THEN 'As it should be' END,
  s.member_id, CASE WHEN s.member_id IS NULL THEN s.key_id END, f.assignee_id, s.at, (ARRAY['portal', 'portal', 'api', 'import'])[1 + f.n / 20 % 4],
  CASE WHEN f.n % 13 = 0 THEN '{rating.promoter}'::text[] ELSE '{}' END, s.at + interval '6 hours'
FROM fact f JOIN solve s ON s.n = f.n AND s.j = f.solves WHERE f.rated ORDER BY f.n;
INSERT INTO mails (shop_id, kind, dedupe_key, state, to_address, customer_id, order_id, update_id, rating_id, send_at, subject, transport, sent_at, emptied_at, created_at)
SELECT r.shop_id, kind, 'rating:' || r.id || ':' || split_part(kind, '.', 2), 'sent', email, r.customer_id, r.order_id, r.update_id, r.id, r.created_at, 'Thanks', 'smtp', r.created_at, now(), r.created_at
FROM (SELECT r.*, f.email, CASE WHEN r.stars > 3 THEN 'rating.promoter' ELSE 'rating.detractor' END AS kind
  FROM fact f JOIN ratings r ON r.id = pg_temp.id('rating', f.n) WHERE f.told) r;
INSERT INTO mails (shop_id, kind, dedupe_key, state, to_address, member_id, order_id, update_id, rating_id, send_at, subject, transport, sent_at, emptied_at, created_at)
SELECT shop_id, 'rating.assignee', 'rating:' || id || ':assignee', 'sent', 'agent@shop.test', assignee_member_id, order_id, update_id, id, created_at, 'Rated', 'smtp', created_at, now(), created_at
FROM ratings WHERE assignee_member_id IS NOT NULL;

INSERT INTO links (shop_id, id, token_hash, purpose, order_id, customer_id, update_id, solve_number, topic, mail_id, created_at, expires_at, revoked_at)
SELECT m.shop_id, pg_temp.id('link-' || p, row_number() OVER ()), sha256((m.id::text || p)::bytea), p, CASE WHEN p <> 'customer' THEN m.order_id END,
  CASE p WHEN 'customer' THEN m.customer_id END, CASE WHEN p <> 'customer' THEN m.update_id END, CASE p WHEN 'rate' THEN m.solve_number END,
  CASE p WHEN 'unsubscribe' THEN 'rating_request' END, m.id, m.created_at, m.created_at + interval '30 days', CASE WHEN m.solve_number > 2 THEN m.created_at END
FROM mails m CROSS JOIN LATERAL unnest(CASE m.kind WHEN 'update.solved' THEN ARRAY['rate', 'unsubscribe'] ELSE ARRAY['portal', 'customer'] END) p
WHERE m.kind IN ('update.solved', 'note.customer') AND m.state = 'sent';
INSERT INTO link_visits (shop_id, link_id, machine, agent, at)
SELECT shop_id, id, CASE ascii(right(id::text, 1)) % 4 WHEN 0 THEN 'head' WHEN 1 THEN 'agent' END, 'Mozilla/5.0', created_at + interval '1 hour' FROM links WHERE purpose = 'rate';

INSERT INTO events (shop_id, update_id, type, actor_kind, actor_id, data, submission_id, at)
SELECT f.shop_id, f.id, e.type, e.actor, CASE e.actor WHEN 'member' THEN e.member_id WHEN 'customer' THEN f.customer_id WHEN 'apiKey' THEN e.key_id END,
  jsonb_strip_nulls(e.data), CASE WHEN e.type = 'update.solved' THEN pg_temp.id('form', f.n * 4 + e.j) END, e.at
FROM fact f CROSS JOIN LATERAL (
  SELECT 'update.opened' AS type, CASE WHEN f.by_customer THEN 'customer' WHEN f.k = 1 THEN 'system' WHEN f.k = 8 THEN 'apiKey' ELSE 'member' END AS actor,
    pg_temp.member(f.shop, f.n) AS member_id, pg_temp.id('key', f.shop * 3) AS key_id,
    jsonb_build_object('followsUpdateId', CASE f.k WHEN 17 THEN pg_temp.id('update', f.n - 1) END, 'reviewId', CASE f.k WHEN 1 THEN (SELECT r.n FROM fact r WHERE r.n = f.n - 9 AND r.shop_id = f.shop_id) END) AS data,
    0 AS j, 0 AS turn, f.c AS at
  UNION ALL SELECT 'note.customer', 'customer', NULL, NULL, jsonb_build_object('noteId', pg_temp.id('note-first', f.n)), 0, 1, f.c WHERE f.by_customer
  UNION ALL SELECT 'update.retitled', 'member', pg_temp.member(f.shop, f.n), NULL, '{}', 0, 2, f.c + interval '10 min' WHERE f.n % 9 = 0
  UNION ALL SELECT 'update.shown', 'member', pg_temp.member(f.shop, f.n), NULL, '{}', 0, 3, f.c + interval '30 min' WHERE f.k IN (6, 18)
  UNION ALL SELECT 'update.hidden', 'member', pg_temp.member(f.shop, f.n), NULL, '{}', 0, 4, f.c + interval '50 min' WHERE f.k = 18
  UNION ALL SELECT 'note.internal', 'member', pg_temp.member(f.shop, f.n + 1), NULL, jsonb_build_object('noteId', pg_temp.id('note-internal', f.n)), 0, 5, f.c + interval '2 hours' WHERE f.n % 2 = 0
  UNION ALL SELECT 'update.assigned', 'member', pg_temp.member(f.shop, 0), NULL, jsonb_build_object('toId', f.assignee_id), 0, 6, f.c + interval '2 hours' WHERE f.assignee_id IS NOT NULL
  UNION ALL SELECT 'note.customer', 'member', pg_temp.member(f.shop, f.n), NULL, jsonb_build_object('noteId', pg_temp.id('note-reply', f.n)), 0, 7, f.c + interval '3 hours' WHERE f.visible AND f.k <> 0
  UNION ALL SELECT 'update.status_changed', 'member', pg_temp.member(f.shop, f.n), NULL,
    jsonb_build_object('fromId', pg_temp.id('status', f.shop * 5), 'toId', pg_temp.id('status', f.shop * 5 + f.n % 4)), 0, 8, f.c + interval '4 hours' WHERE f.n % 6 = 0
  UNION ALL SELECT 'update.priority_changed', 'member', pg_temp.member(f.shop, f.n), NULL,
    jsonb_build_object('fromPriority', 'normal', 'toPriority', CASE f.k WHEN 2 THEN 'urgent' ELSE 'high' END), 0, 9, f.c + interval '5 hours' WHERE f.k IN (2, 13)
  UNION ALL SELECT 'update.solved', CASE WHEN s.key_id IS NULL THEN 'member' ELSE 'apiKey' END, s.member_id, s.key_id,
    jsonb_build_object('notify', f.told AND f.visible, 'memberId', s.member_id), s.j, 10, s.at FROM solve s WHERE s.n = f.n
  UNION ALL SELECT 'update.reopened', CASE WHEN s.reopened_by_customer THEN 'customer' ELSE 'member' END, pg_temp.member(f.shop, f.n + 2), NULL, '{}', s.j, 11, s.reopened_at
    FROM solve s WHERE s.n = f.n AND s.reopened_at IS NOT NULL
  UNION ALL SELECT 'rating.submitted', 'customer', NULL, NULL, jsonb_build_object('ratingId', r.id, 'stars', r.stars), 0, 12, r.created_at FROM ratings r WHERE r.id = pg_temp.id('rating', f.n)
  UNION ALL SELECT 'alert.nobody', 'customer', NULL, NULL, jsonb_build_object('ratingId', r.id), 0, 13, r.created_at FROM ratings r
    WHERE r.id = pg_temp.id('rating', f.n) AND f.stars <= 3 AND f.assignee_id IS NULL AND f.n % 2 = 1
) e ORDER BY e.at, f.n, e.turn;
