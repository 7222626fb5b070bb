import { and, eq, isNull } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mailTemplates, npsCategories, npsChannels } from "@/db/schema";
import { AppError, type FieldErrors } from "@/lib/base/errors";
import { hasRateLink } from "@/lib/nps/templates/template-fields";

/** What invitations are sent with, and where their answers are counted. */
export type Choices = { templateId: string | null; channelId: number; categoryId: number };

type Names = { template: string | null; channel: string; category: string };

/**
 * The names of what was chosen. To be called under the lock of the NPS settings. Throws `invalid`
 * beside each field for what is not the shop's, a template that is archived or leads to no answer,
 * and a list entry that is not in use.
 */
export async function requireChoices(tx: Tx, shopId: string, chosen: Choices): Promise<Names> {
  const template = await findTemplate(tx, shopId, chosen.templateId);
  const [channel] = await tx
    .select({ name: npsChannels.name })
    .from(npsChannels)
    .where(
      and(
        eq(npsChannels.shopId, shopId),
        eq(npsChannels.id, chosen.channelId),
        eq(npsChannels.active, true),
      ),
    );
  const [category] = await tx
    .select({ name: npsCategories.name })
    .from(npsCategories)
    .where(
      and(
        eq(npsCategories.shopId, shopId),
        eq(npsCategories.id, chosen.categoryId),
        eq(npsCategories.active, true),
      ),
    );
  const fields: FieldErrors = {};
  if (chosen.templateId !== null) {
    if (!template) fields.templateId = "chooseTemplate";
    else if (!hasRateLink(template.body)) fields.templateId = "templateNoRateLink";
  }
  if (!channel) fields.channelId = "chooseChannel";
  if (!category) fields.categoryId = "chooseCategory";
  if (!channel || !category || fields.templateId) throw new AppError("invalid", { fields });
  return { template: template?.name ?? null, channel: channel.name, category: category.name };
}

/** What was chosen before, in use or not, as the log calls it. */
export async function namesOfChoices(tx: Tx, shopId: string, chosen: Choices): Promise<Names> {
  const [[template], [channel], [category]] = [
    chosen.templateId
      ? await tx
          .select({ name: mailTemplates.name })
          .from(mailTemplates)
          .where(and(eq(mailTemplates.shopId, shopId), eq(mailTemplates.id, chosen.templateId)))
      : [],
    await tx
      .select({ name: npsChannels.name })
      .from(npsChannels)
      .where(and(eq(npsChannels.shopId, shopId), eq(npsChannels.id, chosen.channelId))),
    await tx
      .select({ name: npsCategories.name })
      .from(npsCategories)
      .where(and(eq(npsCategories.shopId, shopId), eq(npsCategories.id, chosen.categoryId))),
  ];
  return {
    template: template?.name ?? null,
    channel: channel?.name ?? "",
    category: category?.name ?? "",
  };
}

/** A template that is not archived, by its id; null where there is none. */
export async function findTemplate(tx: Tx, shopId: string, templateId: string | null) {
  if (templateId === null) return null;
  const [row] = await tx
    .select({ name: mailTemplates.name, body: mailTemplates.body })
    .from(mailTemplates)
    .where(
      and(
        eq(mailTemplates.shopId, shopId),
        eq(mailTemplates.id, templateId),
        isNull(mailTemplates.archivedAt),
      ),
    );
  return row ?? null;
}
