import type { Locale } from "@/lib/i18n/locales";
import type { ShopRow, Worded } from "@/lib/mail/compose";
import { type EditableKind, editableOf, type ShopText } from "@/lib/mail/editable";
import { sampleOf } from "@/lib/mail/sample-facts";
import { putWords } from "@/lib/mail/shop-texts";
import { sampleElement } from "@/lib/settings/mail/sample-elements";
import { readShopText } from "@/lib/settings/mail/shop-text-rows";

type Subject = { kind: EditableKind; locale: Locale };

/** A kind of mail as a customer of the shop's would get it, with made-up facts and the words that are saved. */
export async function composeSample(shop: ShopRow, subject: Subject): Promise<Worded> {
  return sampleWith(shop, subject, await readShopText(shop.id, subject.kind, subject.locale));
}

/** The same with words that are not saved yet. */
export function sampleWith(shop: ShopRow, { kind, locale }: Subject, own: ShopText): Worded {
  const sample = sampleOf(shop, locale);
  const element = sampleElement(kind, sample);
  const { text } = element.props as { text: { subject: string } };
  const editable = editableOf(kind);
  const worded = { subject: text.subject, element };
  return editable ? putWords(worded, editable, own, sample.tokens) : worded;
}
