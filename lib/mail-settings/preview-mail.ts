import { renderMail } from "@/emails/render";
import type { MemberActor } from "@/lib/auth/actor";
import type { Locale } from "@/lib/i18n/locales";
import type { EditableKind, ShopText } from "@/lib/mail/editable";
import { composeSample, sampleWith } from "@/lib/mail-settings/sample-mail";
import { readWholeShop } from "@/lib/mail-settings/text-page";

export type Look = "light" | "dark";

const DARK = "@media (prefers-color-scheme: dark)";

/**
 * The HTML of one kind of mail in the shop's look, with the words that are saved or with those given,
 * in one theme whatever the reader's is. Throws `forbidden` for agents.
 */
export async function previewMail(
  actor: MemberActor,
  subject: { kind: EditableKind; locale: Locale },
  look: Look,
  words?: ShopText,
): Promise<string> {
  const shop = await readWholeShop(actor);
  const worded = words ? sampleWith(shop, subject, words) : await composeSample(shop, subject);
  const { html } = await renderMail(worded.element);
  return inLook(html, look);
}

/** A mail's HTML in one theme, whatever the reader's is. */
export function inLook(html: string, look: Look): string {
  return html.replace(DARK, look === "dark" ? "@media all" : "@media not all");
}
