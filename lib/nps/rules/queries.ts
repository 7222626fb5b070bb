import { and, asc, eq, isNull, or, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { members, npsCategories, npsRules, statuses } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { Priority } from "@/lib/updates/schema";

export type RuleRow = {
  id: string;
  name: string;
  active: boolean;
  maxScore: number;
  category: { id: number; name: string } | null;
  keywords: string[];
  title: string;
  status: { id: string; name: string; color: string };
  priority: Priority;
  assignee: { id: string; name: string; gone: boolean } | null;
  /** Updates it has opened so far. */
  opened: number;
};

/** The shop's rules in the order they are tried. Throws `forbidden` for agents. */
export async function listRules(actor: MemberActor): Promise<RuleRow[]> {
  requireRole(actor, "admin");
  const rows = await readRules(actor.shopId);
  return rows.map(toRow);
}

/** One rule. Throws `forbidden` for agents, and `not_found`. */
export async function getRule(actor: MemberActor, ruleId: string): Promise<RuleRow> {
  requireRole(actor, "admin");
  const [row] = await readRules(actor.shopId, ruleId);
  if (!row) throw new AppError("not_found");
  return toRow(row);
}

function readRules(shopId: string, ruleId?: string) {
  return database()
    .select({
      rule: npsRules,
      categoryName: npsCategories.name,
      status: { id: statuses.id, name: statuses.name, color: statuses.color },
      assigneeName: members.name,
      assigneeLeftAt: members.deactivatedAt,
      opened: sql<number>`(select count(*)::int from nps_reviews r
        where r.shop_id = ${npsRules.shopId} and r.rule_id = ${npsRules.id})`,
    })
    .from(npsRules)
    .innerJoin(
      statuses,
      and(eq(statuses.shopId, npsRules.shopId), eq(statuses.id, npsRules.statusId)),
    )
    .leftJoin(
      npsCategories,
      and(eq(npsCategories.shopId, npsRules.shopId), eq(npsCategories.id, npsRules.categoryId)),
    )
    .leftJoin(
      members,
      and(eq(members.shopId, npsRules.shopId), eq(members.id, npsRules.assigneeId)),
    )
    .where(and(eq(npsRules.shopId, shopId), ruleId ? eq(npsRules.id, ruleId) : undefined))
    .orderBy(asc(npsRules.position), asc(npsRules.id));
}

type Row = Awaited<ReturnType<typeof readRules>>[number];

function toRow(row: Row): RuleRow {
  const { id, name, active, maxScore, keywords, title, priority } = row.rule;
  const { categoryId, assigneeId } = row.rule;
  const gone = row.assigneeLeftAt !== null;
  return {
    id,
    name,
    active,
    maxScore,
    category: categoryId === null ? null : { id: categoryId, name: row.categoryName ?? "" },
    keywords,
    title,
    status: row.status,
    priority,
    assignee: assigneeId === null ? null : { id: assigneeId, name: row.assigneeName ?? "", gone },
    opened: row.opened,
  };
}

type Option = { id: string; name: string };
export type RuleChoices = {
  categories: { id: number; name: string }[];
  statuses: Option[];
  members: Option[];
};

/** What a rule can be made of; what `rule` has stays among it, archived or gone. Throws `forbidden` for agents. */
export async function listRuleChoices(actor: MemberActor, rule?: RuleRow): Promise<RuleChoices> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  const [categories, labels, people] = await Promise.all([
    database()
      .select({ id: npsCategories.id, name: npsCategories.name })
      .from(npsCategories)
      .where(
        and(
          eq(npsCategories.shopId, shopId),
          or(npsCategories.active, eq(npsCategories.id, rule?.category?.id ?? 0)),
        ),
      )
      .orderBy(asc(npsCategories.id)),
    database()
      .select({ id: statuses.id, name: statuses.name })
      .from(statuses)
      .where(and(eq(statuses.shopId, shopId), isNull(statuses.archivedAt)))
      .orderBy(asc(statuses.position), asc(statuses.id)),
    database()
      .select({ id: members.id, name: members.name })
      .from(members)
      .where(and(eq(members.shopId, shopId), isNull(members.deactivatedAt)))
      .orderBy(asc(members.name)),
  ]);
  return { categories, statuses: labels, members: people };
}
