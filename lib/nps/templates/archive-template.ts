import { and, eq, sql } from "drizzle-orm";
import { transaction } from "@/db/client";
import { mailTemplates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { lockTemplate } from "@/lib/nps/templates/lock-template";
import { refuseTakenName } from "@/lib/nps/templates/save-template";
import { readTemplateUses } from "@/lib/nps/templates/template-uses";
import { recordChanges } from "@/lib/shops/record-changes";

type Place = { templateId: string };

/**
 * Archives a template; mails that went out with it stay. Returns its name. Throws `forbidden` for
 * agents, `not_found`, and `in_use` while settings, a survey or the running experiment send it.
 */
export async function archiveTemplate(actor: MemberActor, { templateId }: Place): Promise<string> {
  return setArchived(actor, templateId, true);
}

/** Takes an archived template out again. Throws `invalid` when one in use has its name by now. */
export async function restoreTemplate(actor: MemberActor, { templateId }: Place): Promise<string> {
  return setArchived(actor, templateId, false);
}

async function setArchived(
  actor: MemberActor,
  templateId: string,
  archive: boolean,
): Promise<string> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    const row = await lockTemplate(tx, shopId, templateId);
    if ((row.archivedAt !== null) === archive) return row.name;
    if (archive) {
      const uses = await readTemplateUses(shopId);
      if (uses.has(templateId)) throw new AppError("in_use");
    } else {
      await refuseTakenName(tx, row, row.name);
    }
    await tx
      .update(mailTemplates)
      .set({ archivedAt: archive ? sql`now()` : null })
      .where(and(eq(mailTemplates.shopId, shopId), eq(mailTemplates.id, templateId)));
    await recordChanges(tx, actor, [
      { setting: "nps.template.archived", subjectId: templateId, from: !archive, to: archive },
    ]);
    return row.name;
  });
}
