import { database } from "@/db/client";
import { renderMail } from "@/emails/render";
import { AppError } from "@/lib/base/errors";
import type { Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import { inLook, type Look } from "@/lib/mail/in-look";
import { composeTemplateSample } from "@/lib/nps/templates/compose-sample";
import { readTemplate } from "@/lib/nps/templates/queries";
import { readWordsIn } from "@/lib/nps/templates/template-words";
import { readWholeShop } from "@/lib/shops/mail-shop";

/** `locale`: the language meant; its own where none is given. `typed`: words that are not saved. */
type Asked = { look: Look; locale?: Locale; typed?: { subject: string; body: string } };

/**
 * The HTML of a template in the shop's look, with the words that are saved or with those given, in
 * one theme whatever the reader's is. A language without words shows what its customers get instead.
 * Throws `forbidden` for agents and `not_found`.
 */
export async function previewTemplate(
  actor: MemberActor,
  templateId: string,
  { look, locale, typed }: Asked,
): Promise<string> {
  const [shop, template] = await Promise.all([
    readWholeShop(actor),
    readTemplate(actor, templateId),
  ]);
  const language = locale ?? template.locale;
  const empty = typed && `${typed.subject}${typed.body}`.trim() === "";
  const shown = typed && !(empty && language !== template.locale);
  const place = { shopId: actor.shopId, templateId };
  const words = shown
    ? { locale: language, ...typed }
    : await readWordsIn(database(), place, language);
  if (!words) throw new AppError("not_found");
  const { element } = composeTemplateSample(shop, templateId, words);
  const { html } = await renderMail(element);
  return inLook(html, look);
}
