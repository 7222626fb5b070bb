-- outside a transaction
-- Every column with a closed list of words gets its CHECK: added in an instant, then checked against the rows
-- while everybody works on. Four older constraints make room for them under another name.
ALTER TABLE "account_events"
  DROP CONSTRAINT IF EXISTS "account_events_type",
  ADD CONSTRAINT "account_events_type" CHECK ("type" in ('account.created', 'session.started', 'session.ended', 'session.refused', 'sessions.ended', 'link.asked', 'password.set', 'password.reset', 'password.removed', 'email.asked', 'email.changed', 'name.changed', 'totp.on', 'totp.off', 'codes.made', 'code.used', 'passkey.added', 'passkey.renamed', 'passkey.removed', 'seat.taken', 'seat.left')) NOT VALID;--> statement-breakpoint
ALTER TABLE "account_links"
  DROP CONSTRAINT IF EXISTS "account_links_purpose",
  ADD CONSTRAINT "account_links_purpose" CHECK ("purpose" in ('sign_in', 'reset', 'email')) NOT VALID;--> statement-breakpoint
ALTER TABLE "accounts"
  DROP CONSTRAINT IF EXISTS "accounts_locale",
  ADD CONSTRAINT "accounts_locale" CHECK ("locale" in ('en', 'da')) NOT VALID;--> statement-breakpoint
ALTER TABLE "sessions"
  DROP CONSTRAINT IF EXISTS "sessions_method",
  ADD CONSTRAINT "sessions_method" CHECK ("method" in ('password', 'mail', 'passkey', 'invitation', 'setup')) NOT VALID;--> statement-breakpoint
ALTER TABLE "events"
  DROP CONSTRAINT IF EXISTS "events_type",
  DROP CONSTRAINT IF EXISTS "events_actor_kind",
  ADD CONSTRAINT "events_type" CHECK ("type" in ('update.opened', 'update.solved', 'update.reopened', 'update.assigned', 'update.status_changed', 'update.priority_changed', 'update.retitled', 'update.shown', 'update.hidden', 'note.internal', 'note.customer', 'rating.submitted', 'alert.nobody')) NOT VALID,
  ADD CONSTRAINT "events_actor_kind" CHECK ("actor_kind" in ('member', 'customer', 'apiKey', 'system')) NOT VALID;--> statement-breakpoint
ALTER TABLE "link_visits"
  DROP CONSTRAINT IF EXISTS "link_visits_machine",
  ADD CONSTRAINT "link_visits_machine" CHECK ("machine" in ('head', 'agent', 'burst')) NOT VALID;--> statement-breakpoint
ALTER TABLE "links"
  DROP CONSTRAINT IF EXISTS "links_purpose",
  DROP CONSTRAINT IF EXISTS "links_topic",
  ADD CONSTRAINT "links_purpose" CHECK ("purpose" in ('portal', 'rate', 'reply', 'share', 'unsubscribe', 'customer', 'nps')) NOT VALID,
  ADD CONSTRAINT "links_topic" CHECK ("topic" in ('rating_request', 'promoter', 'detractor', 'nps')) NOT VALID;--> statement-breakpoint
ALTER TABLE "mails"
  DROP CONSTRAINT IF EXISTS "mails_kind",
  DROP CONSTRAINT IF EXISTS "mails_state",
  DROP CONSTRAINT IF EXISTS "mails_transport",
  ADD CONSTRAINT "mails_kind" CHECK ("kind" in ('note.customer', 'update.solved', 'update.reopened', 'rating.promoter', 'rating.detractor', 'rating.alert', 'rating.assignee', 'portal.link', 'customer.link', 'auth.sign_in', 'auth.reset', 'auth.email', 'auth.notice', 'auth.invitation', 'mail.test', 'nps.invitation')) NOT VALID,
  ADD CONSTRAINT "mails_state" CHECK ("state" in ('queued', 'sending', 'sent', 'failed', 'dropped')) NOT VALID,
  ADD CONSTRAINT "mails_transport" CHECK ("transport" in ('smtp', 'resend', 'outbox')) NOT VALID;--> statement-breakpoint
ALTER TABLE "blocked_addresses"
  DROP CONSTRAINT IF EXISTS "blocked_addresses_reason",
  ADD CONSTRAINT "blocked_addresses_reason" CHECK ("reason" in ('bounce', 'complaint')) NOT VALID;--> statement-breakpoint
ALTER TABLE "mail_settings"
  DROP CONSTRAINT IF EXISTS "mail_settings_transport",
  ADD CONSTRAINT "mail_settings_transport" CHECK ("transport" in ('smtp', 'resend', 'outbox')) NOT VALID;--> statement-breakpoint
ALTER TABLE "mail_texts"
  DROP CONSTRAINT IF EXISTS "mail_texts_kind",
  DROP CONSTRAINT IF EXISTS "mail_texts_locale",
  ADD CONSTRAINT "mail_texts_kind" CHECK ("kind" in ('note.customer', 'update.solved', 'update.reopened', 'rating.promoter', 'rating.detractor', 'rating.alert', 'rating.assignee', 'portal.link', 'customer.link', 'auth.sign_in', 'auth.reset', 'auth.email', 'auth.notice', 'auth.invitation', 'mail.test', 'nps.invitation')) NOT VALID,
  ADD CONSTRAINT "mail_texts_locale" CHECK ("locale" in ('en', 'da')) NOT VALID;--> statement-breakpoint
ALTER TABLE "nps_days"
  DROP CONSTRAINT IF EXISTS "nps_days_contact",
  ADD CONSTRAINT "nps_days_contact" CHECK ("contact" in ('yes', 'no', 'unknown')) NOT VALID;--> statement-breakpoint
ALTER TABLE "nps_invitations"
  DROP CONSTRAINT IF EXISTS "nps_invitations_state",
  DROP CONSTRAINT IF EXISTS "nps_invitations_says_why",
  DROP CONSTRAINT IF EXISTS "nps_invitations_experiment",
  DROP CONSTRAINT IF EXISTS "nps_invitations_reason",
  DROP CONSTRAINT IF EXISTS "nps_invitations_variant",
  ADD CONSTRAINT "nps_invitations_state" CHECK ("state" in ('invited', 'waiting', 'skipped')) NOT VALID,
  ADD CONSTRAINT "nps_invitations_says_why" CHECK (("state" = 'invited') = ("reason" is null)) NOT VALID,
  ADD CONSTRAINT "nps_invitations_experiment" CHECK (("experiment_id" is null) = ("variant" is null)) NOT VALID,
  ADD CONSTRAINT "nps_invitations_reason" CHECK ("reason" in ('no_address', 'no_mail', 'opted_out', 'blocked', 'order_cancelled', 'erased', 'reopened', 'budget', 'experiment', 'switched_off')) NOT VALID,
  ADD CONSTRAINT "nps_invitations_variant" CHECK ("variant" in ('a', 'b')) NOT VALID;--> statement-breakpoint
ALTER TABLE "nps_experiments"
  DROP CONSTRAINT IF EXISTS "nps_experiments_other",
  DROP CONSTRAINT IF EXISTS "nps_experiments_about",
  ADD CONSTRAINT "nps_experiments_other" CHECK (("about" = 'delay') = ("other_days" is not null) and ("about" = 'wording') = ("other_template_id" is not null)) NOT VALID,
  ADD CONSTRAINT "nps_experiments_about" CHECK ("about" in ('delay', 'wording')) NOT VALID;--> statement-breakpoint
ALTER TABLE "nps_surveys"
  DROP CONSTRAINT IF EXISTS "nps_surveys_segment_complete",
  DROP CONSTRAINT IF EXISTS "nps_surveys_segment",
  ADD CONSTRAINT "nps_surveys_segment_complete" CHECK (case "segment" when 'all' then num_nonnulls("segment_from", "segment_to", "segment_text") = 0 when 'order_count' then num_nonnulls("segment_from", "segment_to") > 0 and "segment_text" is null when 'last_order' then num_nonnulls("segment_from", "segment_to") > 0 and "segment_text" is null when 'product' then "segment_text" is not null and num_nonnulls("segment_from", "segment_to") = 0 when 'tag' then "segment_text" is not null and num_nonnulls("segment_from", "segment_to") = 0 else false end) NOT VALID,
  ADD CONSTRAINT "nps_surveys_segment" CHECK ("segment" in ('all', 'order_count', 'last_order', 'product', 'tag')) NOT VALID;--> statement-breakpoint
ALTER TABLE "orders"
  DROP CONSTRAINT IF EXISTS "orders_locale",
  ADD CONSTRAINT "orders_locale" CHECK ("locale" in ('en', 'da')) NOT VALID;--> statement-breakpoint
ALTER TABLE "ratings"
  DROP CONSTRAINT IF EXISTS "ratings_source",
  ADD CONSTRAINT "ratings_source" CHECK ("source" in ('portal', 'api', 'import')) NOT VALID;--> statement-breakpoint
ALTER TABLE "shop_logos"
  DROP CONSTRAINT IF EXISTS "shop_logos_type",
  ADD CONSTRAINT "shop_logos_type" CHECK ("type" in ('image/png', 'image/jpeg', 'image/webp')) NOT VALID;--> statement-breakpoint
ALTER TABLE "account_events" VALIDATE CONSTRAINT "account_events_type";--> statement-breakpoint
ALTER TABLE "account_links" VALIDATE CONSTRAINT "account_links_purpose";--> statement-breakpoint
ALTER TABLE "accounts" VALIDATE CONSTRAINT "accounts_locale";--> statement-breakpoint
ALTER TABLE "sessions" VALIDATE CONSTRAINT "sessions_method";--> statement-breakpoint
ALTER TABLE "events" VALIDATE CONSTRAINT "events_type", VALIDATE CONSTRAINT "events_actor_kind";--> statement-breakpoint
ALTER TABLE "link_visits" VALIDATE CONSTRAINT "link_visits_machine";--> statement-breakpoint
ALTER TABLE "links" VALIDATE CONSTRAINT "links_purpose", VALIDATE CONSTRAINT "links_topic";--> statement-breakpoint
ALTER TABLE "mails" VALIDATE CONSTRAINT "mails_kind", VALIDATE CONSTRAINT "mails_state", VALIDATE CONSTRAINT "mails_transport";--> statement-breakpoint
ALTER TABLE "blocked_addresses" VALIDATE CONSTRAINT "blocked_addresses_reason";--> statement-breakpoint
ALTER TABLE "mail_settings" VALIDATE CONSTRAINT "mail_settings_transport";--> statement-breakpoint
ALTER TABLE "mail_texts" VALIDATE CONSTRAINT "mail_texts_kind", VALIDATE CONSTRAINT "mail_texts_locale";--> statement-breakpoint
ALTER TABLE "nps_days" VALIDATE CONSTRAINT "nps_days_contact";--> statement-breakpoint
ALTER TABLE "nps_invitations" VALIDATE CONSTRAINT "nps_invitations_state", VALIDATE CONSTRAINT "nps_invitations_says_why", VALIDATE CONSTRAINT "nps_invitations_experiment", VALIDATE CONSTRAINT "nps_invitations_reason", VALIDATE CONSTRAINT "nps_invitations_variant";--> statement-breakpoint
ALTER TABLE "nps_experiments" VALIDATE CONSTRAINT "nps_experiments_other", VALIDATE CONSTRAINT "nps_experiments_about";--> statement-breakpoint
ALTER TABLE "nps_surveys" VALIDATE CONSTRAINT "nps_surveys_segment_complete", VALIDATE CONSTRAINT "nps_surveys_segment";--> statement-breakpoint
ALTER TABLE "orders" VALIDATE CONSTRAINT "orders_locale";--> statement-breakpoint
ALTER TABLE "ratings" VALIDATE CONSTRAINT "ratings_source";--> statement-breakpoint
ALTER TABLE "shop_logos" VALIDATE CONSTRAINT "shop_logos_type";
