import { and, asc, desc, eq, isNotNull, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { mailTemplates, npsSettings } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { checkTemplate } from "@/lib/nps/templates/check-template";
import { TEMPLATES_MAX } from "@/lib/nps/templates/schema";
import { readTemplateUses, type TemplateUse } from "@/lib/nps/templates/template-uses";
import {
  canBeAnswered,
  readTranslations,
  type TemplateWords,
} from "@/lib/nps/templates/template-words";

export type TemplateRow = {
  id: string;
  name: string;
  /** The language it began with. */
  locale: Locale;
  subject: string;
  updatedAt: Date;
  archivedAt: Date | null;
  uses: TemplateUse[];
  /** How many things the check warns about. */
  warnings: number;
  /** Whether it can be chosen for invitations at all. */
  rates: boolean;
};

/** The shop's templates by name, or the archived ones, newest first. Throws `forbidden` for agents. */
export async function listTemplates(
  actor: MemberActor,
  { archived }: { archived: boolean },
): Promise<TemplateRow[]> {
  requireRole(actor, "admin");
  const { shopId, archivedAt, name } = mailTemplates;
  const [rows, uses, loudWords] = await Promise.all([
    database()
      .select()
      .from(mailTemplates)
      .where(and(eq(shopId, actor.shopId), archived ? isNotNull(archivedAt) : isNull(archivedAt)))
      .orderBy(...(archived ? [desc(archivedAt)] : [asc(name)]), asc(mailTemplates.id))
      .limit(TEMPLATES_MAX),
    readTemplateUses(actor.shopId),
    readLoudWords(actor),
  ]);
  const translations = await readTranslations(
    database(),
    actor.shopId,
    rows.map(({ id }) => id),
  );
  return rows.map(({ shopId: _, createdAt: __, body, ...row }) => {
    const words = [{ subject: row.subject, body }, ...(translations.get(row.id) ?? [])];
    return {
      ...row,
      uses: uses.get(row.id) ?? [],
      warnings: words.flatMap((one) => checkTemplate({ ...one, loudWords })).length,
      rates: canBeAnswered(words),
    };
  });
}

export type TemplateDetail = Omit<TemplateRow, "warnings" | "rates"> & {
  body: string;
  translations: TemplateWords[];
};

/** One template with what uses it. Throws `forbidden` for agents and `not_found`. */
export async function readTemplate(
  actor: MemberActor,
  templateId: string,
): Promise<TemplateDetail> {
  requireRole(actor, "admin");
  const [[row], uses, translations] = await Promise.all([
    database()
      .select()
      .from(mailTemplates)
      .where(and(eq(mailTemplates.shopId, actor.shopId), eq(mailTemplates.id, templateId))),
    readTemplateUses(actor.shopId),
    readTranslations(database(), actor.shopId, [templateId]),
  ]);
  if (!row) throw new AppError("not_found");
  const { shopId: _, createdAt: __, ...template } = row;
  return {
    ...template,
    uses: uses.get(row.id) ?? [],
    translations: translations.get(row.id) ?? [],
  };
}

/** The shop's own list of words the check warns about; null: ours. Throws `forbidden` for agents. */
export async function readLoudWords(actor: MemberActor): Promise<string[] | null> {
  requireRole(actor, "admin");
  const [row] = await database()
    .select({ loudWords: npsSettings.loudWords })
    .from(npsSettings)
    .where(eq(npsSettings.shopId, actor.shopId));
  return row?.loudWords ?? null;
}
