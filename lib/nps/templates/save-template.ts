import { and, eq, isNull, ne, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { mailTemplates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { lockTemplate } from "@/lib/nps/templates/lock-template";
import type { TemplateInput } from "@/lib/nps/templates/schema";
import { hasRateLink } from "@/lib/nps/templates/template-fields";
import { readTemplateUses } from "@/lib/nps/templates/template-uses";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

/** `seen`: when the version on screen was saved, ISO. */
type Save = TemplateInput & { templateId: string; seen: string };

const PARTS = ["name", "subject", "body"] as const;

/**
 * Saves a template. Returns what changed and when it was. Throws `forbidden` for agents, `not_found`
 * for an archived one, `invalid` for a name in use or when nobody could answer a template that is
 * being sent any more, and `changed_since` when somebody saved something
 * else after `seen`.
 */
export async function saveTemplate(
  actor: MemberActor,
  { templateId, seen, ...input }: Save,
): Promise<{ changes: LoggedChange[]; savedAt: Date }> {
  requireRole(actor, "admin");
  return transaction(async (tx) => {
    const before = await lockTemplate(tx, actor.shopId, templateId);
    if (before.archivedAt) throw new AppError("not_found");
    const changes = PARTS.filter((part) => before[part] !== input[part]).map((part) => ({
      setting: `nps.template.${part}`,
      subjectId: templateId,
      from: before[part],
      to: input[part],
    }));
    if (changes.length === 0) return { changes, savedAt: before.updatedAt };
    if (!hasRateLink(input.body) && (await readTemplateUses(actor.shopId)).has(templateId)) {
      throw new AppError("invalid", { fields: { body: "templateNoRateLink" } });
    }
    if (before.updatedAt.toISOString() !== seen) throw new AppError("changed_since");
    if (before.name !== input.name) await refuseTakenName(tx, before, input.name);
    const savedAt = await storeTemplate(tx, before, input);
    await recordChanges(tx, actor, changes);
    return { changes, savedAt };
  });
}

type Template = typeof mailTemplates.$inferSelect;

/** Throws `invalid` where another template in use is called that. Under the lock of templates. */
export async function refuseTakenName(
  tx: Tx,
  { shopId, id }: Template,
  name: string,
): Promise<void> {
  const [taken] = await tx
    .select({ id: mailTemplates.id })
    .from(mailTemplates)
    .where(
      and(
        eq(mailTemplates.shopId, shopId),
        eq(mailTemplates.name, name),
        isNull(mailTemplates.archivedAt),
        ne(mailTemplates.id, id),
      ),
    );
  if (taken) throw new AppError("invalid", { fields: { name: "templateTaken" } });
}

/** Stores what is given of a template as its next version, under its lock; returns when that was. */
export async function storeTemplate(
  tx: Tx,
  { shopId, id }: Template,
  input: Partial<TemplateInput>,
): Promise<Date> {
  // Never the same moment twice: it tells one version from the next.
  const next = sql`greatest(now(), ${mailTemplates.updatedAt} + interval '1 millisecond')`;
  const [row] = await tx
    .update(mailTemplates)
    .set({ ...input, updatedAt: next })
    .where(and(eq(mailTemplates.shopId, shopId), eq(mailTemplates.id, id)))
    .returning({ updatedAt: mailTemplates.updatedAt });
  if (!row) throw new AppError("not_found");
  return row.updatedAt;
}
