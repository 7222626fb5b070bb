import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { mailTemplates, mailTemplateTexts, shops } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import { hasRateLink } from "@/lib/nps/templates/template-fields";

/** What a template says in one language. */
export type TemplateWords = { locale: Locale; subject: string; body: string };

type Reader = Pick<Tx, "select">;

/** The words of templates in the languages they were translated into, by template. */
export async function readTranslations(
  tx: Reader,
  shopId: string,
  templateIds: string[],
): Promise<Map<string, TemplateWords[]>> {
  const rows = await tx
    .select()
    .from(mailTemplateTexts)
    .where(
      and(eq(mailTemplateTexts.shopId, shopId), oneOf(mailTemplateTexts.templateId, templateIds)),
    )
    .orderBy(mailTemplateTexts.locale);
  const byTemplate = new Map<string, TemplateWords[]>();
  for (const { templateId, locale, subject, body } of rows) {
    byTemplate.set(templateId, [...(byTemplate.get(templateId) ?? []), { locale, subject, body }]);
  }
  return byTemplate;
}

/** Whether a template leads to an answer whatever language it is sent in. */
export function canBeAnswered(words: readonly { body: string }[]): boolean {
  return words.every(({ body }) => hasRateLink(body));
}

/** A template's words in a language, else in the shop's, else in the one it began with; null where it is gone. */
export async function readWordsIn(
  tx: Reader,
  { shopId, templateId }: { shopId: string; templateId: string },
  language: string,
): Promise<TemplateWords | null> {
  const [row] = await tx
    .select({ template: mailTemplates, shopLocale: shops.locale })
    .from(mailTemplates)
    .innerJoin(shops, eq(shops.id, mailTemplates.shopId))
    .where(and(eq(mailTemplates.shopId, shopId), eq(mailTemplates.id, templateId)));
  if (!row) return null;
  const { locale, subject, body } = row.template;
  const translations = (await readTranslations(tx, shopId, [templateId])).get(templateId) ?? [];
  const all = [{ locale, subject, body }, ...translations];
  const inOne = (wanted: string) => all.find((words) => words.locale === wanted);
  return inOne(language) ?? inOne(row.shopLocale) ?? { locale, subject, body };
}
