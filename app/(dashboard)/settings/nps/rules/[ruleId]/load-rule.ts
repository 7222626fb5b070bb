import { cache } from "react";
import { orNotFound, pathId } from "@/lib/http/or-not-found";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { getRule } from "@/lib/nps/rules/queries";

/** The gate and the rule of a page under /settings/nps/rules/[ruleId]; null for those who may not see it. Read once for the page and its title. */
export const loadRule = cache(async (value: string) => {
  const member = await pageMember(`/settings/nps/rules/${encodeURIComponent(value)}`);
  if (!roleAllows(member.role, "admin")) return { member, rule: null };
  return { member, rule: await orNotFound(getRule(member, pathId(value))) };
});
