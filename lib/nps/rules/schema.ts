import { z } from "zod";
import { RULE_LIMITS } from "@/lib/base/limits";
import { idSchema, lineText, nameSchema } from "@/lib/base/schemas";
import { wordsOf } from "@/lib/nps/rule-fits";
import { prioritySchema, titleSchema } from "@/lib/updates/schema";

/** Rules of a shop: more than that nobody can keep in mind. */
export const RULES_MAX = 50;
const KEYWORDS_MAX = 50;

/** Words and phrases as typed, one a line or between commas: lower case, single spaces, each once. */
export function splitKeywords(typed = ""): string[] {
  const words = typed.split(/[\n,;]+/).map((word) => wordsOf(word).trim());
  return [...new Set(words)].filter((word) => word !== "");
}

const nothing = z.literal("").transform(() => null);

/** A rule as its form sends it. Messages are keys of the catalogue's `errors`. */
export const ruleSchema = z.object({
  name: nameSchema,
  maxScore: z
    .string()
    .regex(/^(?:10|\d)$/, "scoreRange")
    .transform(Number),
  categoryId: z.union(
    [
      nothing,
      z
        .string()
        .regex(/^\d{1,15}$/)
        .transform(Number),
    ],
    "unknownCategory",
  ),
  keywords: z.array(lineText(RULE_LIMITS.keyword)).max(KEYWORDS_MAX, "tooMany"),
  title: titleSchema,
  statusId: z.uuid("unknownStatus"),
  priority: prioritySchema,
  assigneeId: z.union([nothing, z.uuid()], "unknownMember"),
});
export type RuleInput = z.output<typeof ruleSchema>;

/** Which rule is meant; empty for a new one. */
export const ruleIdSchema = z.union([nothing, idSchema], "notFound");

export const ruleTargetSchema = z.object({ ruleId: idSchema });
export const moveRuleSchema = z.object({
  ruleId: idSchema,
  way: z.enum(["up", "down"], "invalidValue"),
});
export const switchRuleSchema = z.object({
  ruleId: idSchema,
  active: z.enum(["on", "off"], "invalidValue").transform((word) => word === "on"),
});
