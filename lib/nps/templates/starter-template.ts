import type { TemplateWords } from "@/lib/nps/templates/template-words";
import { newShopTexts } from "@/lib/shops/new-shop-texts";

/** The words every new template begins with, in each language; those of `language` first. */
export function starterTemplate(language: string): TemplateWords & { others: TemplateWords[] } {
  const { locale, template, others } = newShopTexts(language).nps;
  return {
    locale,
    ...template,
    others: others.map((other) => ({ locale: other.locale, ...other.template })),
  };
}
