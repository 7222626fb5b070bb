import { and, eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { mailTemplateTexts } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { lockTemplate } from "@/lib/nps/templates/lock-template";
import { storeTemplate } from "@/lib/nps/templates/save-template";
import { hasRateLink } from "@/lib/nps/templates/template-fields";
import { readTemplateUses } from "@/lib/nps/templates/template-uses";
import { readTranslations } from "@/lib/nps/templates/template-words";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

/** `words` null: no longer in that language. `seen`: when the version on screen was saved, ISO. */
type Translation = {
  templateId: string;
  locale: Locale;
  seen: string;
  words: { subject: string; body: string } | null;
};

/**
 * Saves a template's words in another language than the one it began with, or takes them away. Returns
 * what changed and when it was. Throws `forbidden` for agents, `not_found` for an archived one and for
 * its own language, `invalid` when nobody could answer a template that is being sent any more, and
 * `changed_since` when somebody saved something else after `seen`.
 */
export async function translateTemplate(
  actor: MemberActor,
  { templateId, locale, seen, words }: Translation,
): Promise<{ changes: LoggedChange[]; savedAt: Date }> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    const template = await lockTemplate(tx, shopId, templateId);
    if (template.archivedAt || template.locale === locale) throw new AppError("not_found");
    const known = (await readTranslations(tx, shopId, [templateId])).get(templateId) ?? [];
    const before = known.find((one) => one.locale === locale);
    const changes = (["subject", "body"] as const)
      .filter((part) => before?.[part] !== words?.[part])
      .map((part) => ({
        setting: `nps.template.translated.${locale}`,
        subjectId: templateId,
        from: before?.[part] ?? "",
        to: words?.[part] ?? "",
      }));
    if (changes.length === 0) return { changes, savedAt: template.updatedAt };
    if (words && !hasRateLink(words.body) && (await readTemplateUses(shopId)).has(templateId)) {
      throw new AppError("invalid", { fields: { body: "templateNoRateLink" } });
    }
    if (template.updatedAt.toISOString() !== seen) throw new AppError("changed_since");
    await store(tx, { shopId, templateId, locale }, words);
    const savedAt = await storeTemplate(tx, template, {});
    await recordChanges(tx, actor, changes);
    return { changes, savedAt };
  });
}

type Place = { shopId: string; templateId: string; locale: Locale };

async function store(tx: Tx, place: Place, words: Translation["words"]): Promise<void> {
  const { shopId, templateId, locale } = mailTemplateTexts;
  if (words === null) {
    await tx
      .delete(mailTemplateTexts)
      .where(
        and(eq(shopId, place.shopId), eq(templateId, place.templateId), eq(locale, place.locale)),
      );
    return;
  }
  await tx
    .insert(mailTemplateTexts)
    .values({ ...place, ...words })
    .onConflictDoUpdate({ target: [shopId, templateId, locale], set: words });
}
