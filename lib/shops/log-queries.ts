import { and, eq, like, sql } from "drizzle-orm";
import { z } from "zod";
import { database } from "@/db/client";
import {
  apiKeys,
  customers,
  invitations,
  mailTemplates,
  members,
  npsRules,
  npsSurveys,
  settingChanges,
  statuses,
} from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import { cursorSchema } from "@/lib/base/schemas";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";

/** The parts of the settings, as the first word of each logged setting. */
export const LOG_AREAS = [
  "ratings",
  "shop",
  "store",
  "statuses",
  "nps",
  "team",
  "mail",
  "keys",
  "customers",
] as const;
export type LogArea = (typeof LOG_AREAS)[number];

/** The log's filter and place, as they stand in the address; odd values count as none. */
export const logSchema = z.object({
  area: z.enum(LOG_AREAS).nullish().catch(null),
  cursor: cursorSchema,
});

export type LogRow = {
  id: string;
  setting: string;
  /** Of several, the one meant: its name or address. */
  subject: string | null;
  from: unknown;
  to: unknown;
  /** Null: an upgrade. */
  by: string | null;
  at: Date;
};

type LogArgs = { area: LogArea | null; cursor: string | null; limit: number };

/** Who changed which setting, newest first. Throws `forbidden` for agents. */
export async function listChanges(
  actor: MemberActor,
  { area, cursor, limit }: LogArgs,
): Promise<{ rows: LogRow[]; next: string | null }> {
  requireRole(actor, "admin");
  const { shopId, subjectId } = settingChanges;
  const from = pageBy({ at: settingChanges.at, id: settingChanges.id }, cursor);
  const rows = await database()
    .select({
      id: settingChanges.id,
      setting: settingChanges.setting,
      subject: sql<string | null>`coalesce(
        (select m.name from ${members} m where m.shop_id = ${shopId} and m.id = ${subjectId}),
        (select i.email from ${invitations} i where i.shop_id = ${shopId} and i.id = ${subjectId}),
        (select k.name from ${apiKeys} k where k.shop_id = ${shopId} and k.id = ${subjectId}),
        (select nullif(c.name, '') from ${customers} c where c.shop_id = ${shopId} and c.id = ${subjectId}),
        (select p.name from ${mailTemplates} p where p.shop_id = ${shopId} and p.id = ${subjectId}),
        (select r.name from ${npsRules} r where r.shop_id = ${shopId} and r.id = ${subjectId}),
        (select v.name from ${npsSurveys} v where v.shop_id = ${shopId} and v.id = ${subjectId}),
        (select s.name from ${statuses} s where s.shop_id = ${shopId} and s.id = ${subjectId}))`,
      from: settingChanges.from,
      to: settingChanges.to,
      by: members.name,
      at: settingChanges.at,
    })
    .from(settingChanges)
    .leftJoin(members, and(eq(members.shopId, shopId), eq(members.id, settingChanges.memberId)))
    .where(
      and(
        eq(shopId, actor.shopId),
        area ? like(settingChanges.setting, `${area}.%`) : undefined,
        from.where,
      ),
    )
    .orderBy(from.order)
    .limit(limit + 1);
  return page(rows, limit, (row) => ({ at: row.at, id: row.id }));
}

/** Everybody whose id may stand in a logged list, gone or not. */
export async function listMemberNames(actor: MemberActor): Promise<{ id: string; name: string }[]> {
  return database()
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(eq(members.shopId, actor.shopId));
}
