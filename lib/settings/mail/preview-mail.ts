import { renderMail } from "@/emails/render";
import type { Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import type { ShopText } from "@/lib/mail/editable";
import { inLook, type Look } from "@/lib/mail/in-look";
import type { MailKind } from "@/lib/mail/kinds";
import { readShopText } from "@/lib/mail/shop-texts";
import { composeSample } from "@/lib/mail-kinds/compose-sample";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { readWholeShop } from "@/lib/shops/mail-shop";

/**
 * The HTML of one kind of mail in the shop's look, with the words that are saved or with those given,
 * in one theme whatever the reader's is. Throws `forbidden` for agents.
 */
export async function previewMail(
  actor: MemberActor,
  { kind, locale }: { kind: MailKind; locale: Locale },
  look: Look,
  words?: ShopText,
): Promise<string> {
  const shop = await readWholeShop(actor);
  const own = words ?? (await readShopText({ shopId: shop.id, kind, locale }));
  const { element } = composeSample(mailKinds[kind], { shop, locale, own });
  const { html } = await renderMail(element);
  return inLook(html, look);
}
