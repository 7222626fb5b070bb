import { and, desc, eq, like } from "drizzle-orm";
import { database } from "@/db/client";
import { members, settingChanges } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";

/** Who changed a template last, and when; null where nobody has yet. Throws `forbidden` for agents. */
export async function readLastSave(
  actor: MemberActor,
  templateId: string,
): Promise<{ by: string; at: Date } | null> {
  requireRole(actor, "admin");
  const [row] = await database()
    .select({ by: members.name, at: settingChanges.at })
    .from(settingChanges)
    .innerJoin(
      members,
      and(eq(members.shopId, settingChanges.shopId), eq(members.id, settingChanges.memberId)),
    )
    .where(
      and(
        eq(settingChanges.shopId, actor.shopId),
        eq(settingChanges.subjectId, templateId),
        like(settingChanges.setting, "nps.template.%"),
      ),
    )
    .orderBy(desc(settingChanges.at))
    .limit(1);
  return row ?? null;
}
