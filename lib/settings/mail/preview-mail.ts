import { renderMail } from "@/emails/render";
import type { Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import type { EditableKind, ShopText } from "@/lib/mail/editable";
import { inLook, type Look } from "@/lib/mail/in-look";
import { composeSample, sampleWith } from "@/lib/settings/mail/sample-mail";
import { readWholeShop } from "@/lib/shops/mail-shop";

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
