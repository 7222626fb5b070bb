import type { Locale } from "@/lib/i18n/locales";
import type { ComposedMail, ShopRow } from "@/lib/mail/compose";
import type { MailKindDefinition } from "@/lib/mail/define-mail-kind";
import type { ShopText } from "@/lib/mail/editable";
import { sampleFacts } from "@/lib/mail/sample-facts";
import { putWords } from "@/lib/mail/shop-texts";

type Look = { shop: ShopRow; locale: Locale; own: ShopText | null };

/** A kind of mail as a customer of the shop's would get it: made-up facts, and the shop's own words. */
export function composeSample(kind: MailKindDefinition, { shop, locale, own }: Look): ComposedMail {
  const facts = sampleFacts(shop, locale);
  const composed = kind.sample(facts);
  return kind.editable && own ? putWords(composed, kind.editable, own, facts.tokens) : composed;
}
