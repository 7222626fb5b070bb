import { and, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mailTemplates, npsCategories, npsChannels } from "@/db/schema";
import { AppError, type FieldErrors } from "@/lib/base/errors";
import { canBeAnswered, readTranslations } from "@/lib/nps/templates/template-words";

/** What invitations are sent with, and where their answers are counted. */
export type Choices = { templateId: string | null; channelId: number; categoryId: number };

type Names = { template: string | null; channel: string; category: string };

/**
 * The names of what was chosen. To be called under the lock of the NPS settings. Throws `invalid`
 * beside each field for what is not the shop's, a template that is archived or leads to no answer,
 * and a list entry that is not in use.
 */
export async function requireChoices(tx: Tx, shopId: string, chosen: Choices): Promise<Names> {
  const { template, channel, category } = await readChoices(tx, shopId, chosen);
  const fields: FieldErrors = {};
  if (chosen.templateId !== null) {
    if (!template || template.archivedAt) fields.templateId = "chooseTemplate";
    else if (!canBeAnswered(template.words)) fields.templateId = "templateNoRateLink";
  }
  if (!channel?.active) fields.channelId = "chooseChannel";
  if (!category?.active) fields.categoryId = "chooseCategory";
  if (Object.keys(fields).length > 0) throw new AppError("invalid", { fields });
  return namesOf({ template, channel, category });
}

/** What was chosen before, in use or not, as the log calls it. */
export async function namesOfChoices(tx: Tx, shopId: string, chosen: Choices): Promise<Names> {
  return namesOf(await readChoices(tx, shopId, chosen));
}

type Rows = Awaited<ReturnType<typeof readChoices>>;

function namesOf({ template, channel, category }: Rows): Names {
  const name = template?.name ?? null;
  return { template: name, channel: channel?.name ?? "", category: category?.name ?? "" };
}

/** A template of the shop, archived or not, with its words in every language. */
export async function findTemplate(tx: Tx, shopId: string, templateId: string) {
  const [template] = await tx
    .select()
    .from(mailTemplates)
    .where(and(eq(mailTemplates.shopId, shopId), eq(mailTemplates.id, templateId)));
  if (!template) return;
  const translations = await readTranslations(tx, shopId, [templateId]);
  return { ...template, words: [template, ...(translations.get(templateId) ?? [])] };
}

async function readChoices(tx: Tx, shopId: string, chosen: Choices) {
  const { templateId, channelId, categoryId } = chosen;
  const isChannel = and(eq(npsChannels.shopId, shopId), eq(npsChannels.id, channelId));
  const isCategory = and(eq(npsCategories.shopId, shopId), eq(npsCategories.id, categoryId));
  const template = templateId ? await findTemplate(tx, shopId, templateId) : undefined;
  const [channel] = await tx.select().from(npsChannels).where(isChannel);
  const [category] = await tx.select().from(npsCategories).where(isCategory);
  return { template, channel, category };
}
