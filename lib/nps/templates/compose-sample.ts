import { and, eq } from "drizzle-orm";
import { mailTemplates } from "@/db/schema";
import { env } from "@/lib/base/env";
import { isLocale } from "@/lib/i18n/locales";
import type { ComposedMail, ComposeMail, ShopRow } from "@/lib/mail/compose";
import { composeTemplatePreview } from "@/lib/nps/templates/template-preview";

type Words = { subject: string; body: string };

/** A template as a mail with made-up facts. Its rate links lead members to the editor and cannot vote. */
export function composeTemplateSample(
  shop: ShopRow,
  templateId: string,
  words: Words,
): ComposedMail {
  const rateUrl = `${env().APP_URL}/settings/nps/templates/${templateId}`;
  const locale = isLocale(shop.locale) ? shop.locale : "en";
  return composeTemplatePreview(shop, words, locale, rateUrl);
}

/** `mail.test` of a template: as it is saved when the mail goes out. */
export function composeTemplateTest(templateId: string): ComposeMail {
  return async (tx, mail, shop) => {
    const [template] = await tx
      .select({ subject: mailTemplates.subject, body: mailTemplates.body })
      .from(mailTemplates)
      .where(and(eq(mailTemplates.shopId, mail.shopId), eq(mailTemplates.id, templateId)));
    return template ? composeTemplateSample(shop, templateId, template) : { drop: "nothing_new" };
  };
}
