import { env } from "@/lib/base/env";
import { knownLocale } from "@/lib/i18n/locales";
import type { ComposedMail, ComposeMail, ShopRow } from "@/lib/mail/compose";
import type { TestedTemplate } from "@/lib/mail/test-key";
import { composeTemplatePreview } from "@/lib/nps/templates/template-preview";
import { readWordsIn } from "@/lib/nps/templates/template-words";

/** In the language of the mail around them. */
type Words = { locale: string; subject: string; body: string };

/** A template as a mail with made-up facts. Its rate links lead members to the editor and cannot vote. */
export function composeTemplateSample(
  shop: ShopRow,
  templateId: string,
  words: Words,
): ComposedMail {
  const rateUrl = `${env().APP_URL}/settings/nps/templates/${templateId}`;
  const locale = knownLocale(words.locale) ?? "en";
  return composeTemplatePreview(shop, words, locale, rateUrl);
}

/** `mail.test` of a template: as it is saved when the mail goes out, in the reader's language unless one is given. */
export function composeTemplateTest({ templateId, locale }: TestedTemplate): ComposeMail {
  return async (tx, mail, shop) => {
    const place = { shopId: mail.shopId, templateId };
    const words = await readWordsIn(tx, place, locale ?? shop.locale);
    return words ? composeTemplateSample(shop, templateId, words) : { drop: "nothing_new" };
  };
}
