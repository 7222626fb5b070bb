-- The day's counts follow the answers: a report over years reads thousands of rows, not millions.
-- Changes of one statement are summed up and written in one order for everybody, so that two
-- transactions never wait for each other.
CREATE FUNCTION "add_nps_days"(changes nps_days[]) RETURNS void LANGUAGE sql AS $$
  INSERT INTO nps_days AS d (shop_id, day, channel_id, category_id, contact, score, answers)
  SELECT shop_id, day, channel_id, category_id, contact, score, sum(answers) FROM unnest(changes)
  GROUP BY 1, 2, 3, 4, 5, 6 HAVING sum(answers) <> 0 ORDER BY 1, 2, 3, 4, 5, 6
  ON CONFLICT (shop_id, day, channel_id, category_id, contact, score)
  DO UPDATE SET answers = d.answers + excluded.answers
$$;--> statement-breakpoint
CREATE FUNCTION "count_nps_answers"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  changes nps_days[] := '{}';
BEGIN
  IF TG_OP <> 'DELETE' THEN
    changes := changes || ARRAY(SELECT ROW(shop_id, day, channel_id, category_id,
      CASE had_contact WHEN true THEN 'yes' WHEN false THEN 'no' ELSE 'unknown' END, score, 1)::nps_days FROM came);
  END IF;
  IF TG_OP <> 'INSERT' THEN
    changes := changes || ARRAY(SELECT ROW(shop_id, day, channel_id, category_id,
      CASE had_contact WHEN true THEN 'yes' WHEN false THEN 'no' ELSE 'unknown' END, score, -1)::nps_days FROM gone);
  END IF;
  PERFORM add_nps_days(changes);
  RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "nps_reviews_count_new" AFTER INSERT ON "nps_reviews" REFERENCING NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION "count_nps_answers"();--> statement-breakpoint
CREATE TRIGGER "nps_reviews_count_changed" AFTER UPDATE ON "nps_reviews" REFERENCING OLD TABLE AS gone NEW TABLE AS came
  FOR EACH STATEMENT EXECUTE FUNCTION "count_nps_answers"();--> statement-breakpoint
CREATE TRIGGER "nps_reviews_count_removed" AFTER DELETE ON "nps_reviews" REFERENCING OLD TABLE AS gone
  FOR EACH STATEMENT EXECUTE FUNCTION "count_nps_answers"();--> statement-breakpoint

-- Shops that were there before begin with the lists every new shop has.
INSERT INTO "survey_access" ("shop_id", "public_key")
SELECT "id", replace(gen_random_uuid()::text, '-', '') FROM "shops";--> statement-breakpoint
INSERT INTO "nps_channels" ("shop_id", "code", "name")
SELECT s."id", f."code", f."name" FROM "shops" s, (VALUES
  ('email', 'E-mail'), ('website', 'Website'), ('pos', 'Point of sale')
) AS f ("code", "name");--> statement-breakpoint
INSERT INTO "nps_categories" ("shop_id", "code", "name", "promoter_question", "promoter_thanks",
  "passive_question", "passive_thanks", "detractor_question", "detractor_thanks")
SELECT s."id", f."code", f."name", 'What did you like most?', 'Thank you. Your words go to the people who did the work.',
  'What would have made it better?', 'Thank you. We read every answer.',
  'What went wrong?', 'Thank you for being honest. We read every answer.'
FROM "shops" s, (VALUES
  ('support', 'Support'), ('delivery', 'Delivery'), ('checkout', 'Checkout')
) AS f ("code", "name");--> statement-breakpoint
INSERT INTO "nps_settings" ("shop_id", "channel_id", "category_id")
SELECT s."id", c."id", k."id" FROM "shops" s
JOIN "nps_channels" c ON c."shop_id" = s."id" AND c."code" = 'email'
JOIN "nps_categories" k ON k."shop_id" = s."id" AND k."code" = 'support';
--> statement-breakpoint
INSERT INTO "mail_templates" ("shop_id", "name", "subject", "body")
SELECT "id", 'One question', 'How likely are you to recommend {shop_name}?',
  E'Hello {customer_first_name},\n\nThis is about your order {order_number}. One question, and it takes ten seconds: on a scale of 0 to 10, how likely are you to recommend {shop_name} to someone else?\n\n{nps_scale}\n\nThank you\n{shop_name}'
FROM "shops";
