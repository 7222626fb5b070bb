import { mailSettings } from "@/db/schema";
import type { MailRules } from "@/lib/settings/mail/schema";
import { settingsVerb } from "@/lib/shops/save-settings";

/**
 * Saves contact budget, quiet hours, the time to undo and how long things are kept; returns what changed.
 * Throws `forbidden` for agents.
 */
export const saveMailRules = settingsVerb<typeof mailSettings, MailRules>({
  area: "mail",
  table: mailSettings,
  role: "admin",
});
