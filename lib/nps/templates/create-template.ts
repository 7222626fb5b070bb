import { and, count, eq, isNull } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { mailTemplates, mailTemplateTexts } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import { type NewTemplate, TEMPLATES_MAX } from "@/lib/nps/templates/schema";
import { readTranslations, type TemplateWords } from "@/lib/nps/templates/template-words";
import { recordChanges } from "@/lib/shops/record-changes";

/** A template's words in the language it begins with, and in others. */
type AllWords = TemplateWords & { others: TemplateWords[] };

/**
 * Makes a template and returns its id: a copy of `from`, else one with the words given. Throws
 * `forbidden` for agents, `not_found` for another shop's template, and `invalid` for a name in use
 * and for one template too many.
 */
export async function createTemplate(
  actor: MemberActor,
  { name, from }: NewTemplate,
  words: AllWords,
): Promise<string> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    await lockNpsSettings(tx, shopId);
    await refuseTooMany(tx, shopId);
    const { others, ...own } = from ? await wordsOf(tx, shopId, from) : words;
    const [row] = await tx
      .insert(mailTemplates)
      .values({ shopId, name, ...own })
      .onConflictDoNothing()
      .returning({ id: mailTemplates.id });
    if (!row) throw new AppError("invalid", { fields: { name: "templateTaken" } });
    for (const other of others) {
      await tx.insert(mailTemplateTexts).values({ shopId, templateId: row.id, ...other });
    }
    await recordChanges(tx, actor, [
      { setting: "nps.template.added", subjectId: row.id, from: null, to: name },
    ]);
    return row.id;
  });
}

async function refuseTooMany(tx: Tx, shopId: string): Promise<void> {
  const [row] = await tx
    .select({ templates: count() })
    .from(mailTemplates)
    .where(and(eq(mailTemplates.shopId, shopId), isNull(mailTemplates.archivedAt)));
  if (row && row.templates >= TEMPLATES_MAX) {
    throw new AppError("invalid", { fields: { name: "tooManyTemplates" } });
  }
}

async function wordsOf(tx: Tx, shopId: string, id: string): Promise<AllWords> {
  const { locale, subject, body } = mailTemplates;
  const [row] = await tx
    .select({ locale, subject, body })
    .from(mailTemplates)
    .where(and(eq(mailTemplates.shopId, shopId), eq(mailTemplates.id, id)));
  if (!row) throw new AppError("not_found");
  return { ...row, others: (await readTranslations(tx, shopId, [id])).get(id) ?? [] };
}
