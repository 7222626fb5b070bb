import { and, count, eq, isNull } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { mailTemplates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { lockNpsSettings } from "@/lib/nps/lock-settings";
import { type NewTemplate, TEMPLATES_MAX } from "@/lib/nps/templates/schema";
import { recordChanges } from "@/lib/shops/record-changes";

type Words = { subject: string; body: string };

/**
 * Makes a template and returns its id: a copy of `from`, else one with the words given. Throws
 * `forbidden` for agents, `not_found` for another shop's template, and `invalid` for a name in use
 * and for one template too many.
 */
export async function createTemplate(
  actor: MemberActor,
  { name, from }: NewTemplate,
  words: Words,
): Promise<string> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    await lockNpsSettings(tx, shopId);
    await refuseTooMany(tx, shopId);
    const { subject, body } = from ? await wordsOf(tx, shopId, from) : words;
    const [row] = await tx
      .insert(mailTemplates)
      .values({ shopId, name, subject, body })
      .onConflictDoNothing()
      .returning({ id: mailTemplates.id });
    if (!row) throw new AppError("invalid", { fields: { name: "templateTaken" } });
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

async function wordsOf(tx: Tx, shopId: string, id: string): Promise<Words> {
  const [row] = await tx
    .select({ subject: mailTemplates.subject, body: mailTemplates.body })
    .from(mailTemplates)
    .where(and(eq(mailTemplates.shopId, shopId), eq(mailTemplates.id, id)));
  if (!row) throw new AppError("not_found");
  return row;
}
