-- NPS: lists, templates, surveys, rules, an experiment, answers and invitations.
INSERT INTO survey_access (shop_id, public_key, secret_hash, allowed_origins)
SELECT id, md5(id::text), CASE slug WHEN 'shop-0' THEN sha256('secret') END, ARRAY[site_url] FROM shops;
INSERT INTO nps_channels (shop_id, code, name) SELECT id, code, code FROM shops, unnest(ARRAY['email', 'website', 'pos']) code;
INSERT INTO nps_categories (shop_id, code, name, promoter_question, promoter_thanks, passive_question, passive_thanks, detractor_question, detractor_thanks)
SELECT id, code, code, '?', '.', '?', '.', '?', '.' FROM shops, unnest(ARRAY['support', 'delivery', 'checkout']) code;
INSERT INTO mail_templates (shop_id, id, name, subject, body, archived_at)
SELECT pg_temp.id('shop', n / 3), pg_temp.id('template', n), 'Template ' || n, 'One question', 'Hello {customer_first_name} {nps_scale}', CASE n % 3 WHEN 2 THEN now() END
FROM generate_series(0, 8) n;
INSERT INTO nps_settings (shop_id, invitations_on, template_id, success_url, error_url, channel_id, category_id, scanned_to)
SELECT pg_temp.id('shop', s), s < 2, pg_temp.id('template', s * 3), 'https://shop.test/thanks', 'https://shop.test/oops', c.id, k.id, now() - interval '1 hour'
FROM generate_series(0, 2) s JOIN nps_channels c ON c.shop_id = pg_temp.id('shop', s) AND c.code = 'email'
JOIN nps_categories k ON k.shop_id = c.shop_id AND k.code = 'support';
INSERT INTO nps_surveys (shop_id, id, name, kind, active, days, template_id, channel_id, category_id, segment, segment_from, segment_text, round, round_started_at, archived_at)
SELECT x.shop_id, pg_temp.id('survey', s * 4 + n), 'Survey ' || n, (ARRAY['relationship', 'lifecycle', 'order', 'delivery'])[1 + n], n < 2, 30, x.template_id, x.channel_id, x.category_id,
  (ARRAY['all', 'order_count', 'product', 'tag'])[1 + n], CASE n WHEN 1 THEN 2 END, CASE n WHEN 2 THEN 'MUG-1' WHEN 3 THEN 'vip' END, n, now(), CASE n WHEN 3 THEN now() END
FROM generate_series(0, 2) s JOIN nps_settings x ON x.shop_id = pg_temp.id('shop', s), generate_series(0, 3) n;
INSERT INTO nps_rules (shop_id, id, position, name, max_score, category_id, keywords, title, status_id, priority, assignee_id)
SELECT pg_temp.id('shop', s), pg_temp.id('rule', s), 0, 'Low scores', 6, NULL, '{late}', 'A low score', pg_temp.id('status', s * 5 + 3), 'high', pg_temp.member(s, 2) FROM generate_series(0, 2) s;
INSERT INTO nps_experiments (shop_id, id, about, other_days, base_days, base_template_id, planned_each, started_by_id, ended_at)
VALUES (pg_temp.id('shop', 0), pg_temp.id('experiment', 0), 'delay', 3, 14, pg_temp.id('template', 0), 100, pg_temp.member(0, 0), now());

-- Answers to invitations after a solve (their number is the update's), and from the shops' pages.
INSERT INTO nps_reviews (shop_id, id, score, lowest, comment, channel_id, category_id, person, customer_id, email, order_id, update_id, had_contact, rule_id, work_update_id, day, created_at)
OVERRIDING SYSTEM VALUE
SELECT f.shop_id, f.n, 1 + (f.n * 7) % 10, f.n % 2, CASE WHEN f.n % 3 = 0 AND NOT f.erased THEN 'late again' END, x.channel_id, x.category_id, f.customer_id::text, f.customer_id,
  CASE WHEN NOT f.erased THEN f.email END, f.order_id, f.id, true, CASE f.k WHEN 12 THEN pg_temp.id('rule', f.shop) END,
  CASE f.k WHEN 12 THEN (SELECT w.id FROM fact w WHERE w.n = f.n + 9 AND w.shop_id = f.shop_id) END, (f.c + interval '4 days')::date, f.c + interval '4 days'
FROM fact f JOIN nps_settings x ON x.shop_id = f.shop_id WHERE f.solved AND f.visible AND f.n % 3 = 0 OR f.k = 12
ON CONFLICT (shop_id, person, channel_id, category_id, day) DO NOTHING;
INSERT INTO nps_reviews (shop_id, id, score, lowest, channel_id, category_id, person, device_id, day, created_at)
OVERRIDING SYSTEM VALUE
SELECT c.shop_id, pg_temp.size() + n, n % 11, 0, c.id, k.id, 'device:' || md5(n::text), 'device-' || n, pg_temp.opened(n * 5)::date, pg_temp.opened(n * 5)
FROM generate_series(1, pg_temp.size() / 5) n JOIN nps_channels c ON c.shop_id = pg_temp.id('shop', n % 3) AND c.code = 'website'
JOIN nps_categories k ON k.shop_id = c.shop_id AND k.code = 'checkout';
SELECT setval(pg_get_serial_sequence('nps_reviews', 'id'), pg_temp.size() * 2);
INSERT INTO nps_review_versions (shop_id, review_id, score, comment) SELECT shop_id, id, 3, 'first words' FROM nps_reviews WHERE id % 45 = 0;

INSERT INTO mails (shop_id, id, kind, dedupe_key, state, to_address, customer_id, order_id, update_id, send_at, subject, transport, sent_at, emptied_at, asks, created_at)
SELECT f.shop_id, pg_temp.id('mail-nps', f.n), 'nps.invitation', 'nps:' || f.id || ':' || f.solves, 'sent', f.email, f.customer_id, f.order_id, f.id, at, 'One question', 'smtp', at, now(), true, at
FROM (SELECT *, c + interval '3 days' AS at FROM fact) f WHERE f.solved AND f.visible AND f.n % 3 = 0 AND f.email IS NOT NULL;
INSERT INTO nps_invitations (shop_id, id, update_id, customer_id, order_id, experiment_id, variant, state, reason, mail_id, look_again_at, decided_at, answered_at, review_id)
SELECT f.shop_id, pg_temp.id('invitation-nps', f.n), f.id, f.customer_id, f.order_id, CASE WHEN e THEN pg_temp.id('experiment', 0) END, CASE WHEN e THEN (ARRAY['a', 'b'])[1 + f.n % 2] END,
  CASE WHEN m.id IS NOT NULL THEN 'invited' WHEN f.k = 5 THEN 'waiting' ELSE 'skipped' END,
  CASE WHEN m.id IS NOT NULL THEN NULL WHEN f.k = 5 THEN 'budget'
    ELSE (ARRAY['no_address', 'no_mail', 'opted_out', 'blocked', 'order_cancelled', 'erased', 'reopened', 'budget', 'experiment', 'switched_off'])[1 + f.n % 10] END,
  m.id, CASE WHEN m.id IS NULL AND f.k = 5 THEN now() END, f.c + interval '3 days', CASE WHEN m.id IS NOT NULL THEN r.created_at END, CASE WHEN m.id IS NOT NULL THEN r.id END
FROM (SELECT *, shop = 0 AND n % 3 = 0 AND k < 12 AS e FROM fact) f LEFT JOIN mails m ON m.id = pg_temp.id('mail-nps', f.n)
LEFT JOIN nps_reviews r ON r.shop_id = f.shop_id AND r.id = f.n
WHERE f.solved AND f.visible;
INSERT INTO nps_invitations (shop_id, survey_id, occasion, customer_id, order_id, state, reason)
SELECT shop_id, pg_temp.id('survey', shop * 4), '1', customer_id, order_id, 'skipped', 'budget' FROM fact WHERE n % 20 = 3
ON CONFLICT DO NOTHING;
