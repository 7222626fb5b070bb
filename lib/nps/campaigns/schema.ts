import { z } from "zod";
import { SOLVED_SURVEY_LIMITS } from "@/lib/base/limits";
import { httpUrlSchema, wholeNumber } from "@/lib/base/schemas";
import { SKIP_REASONS } from "@/lib/base/vocabularies";

/** The number of a row of a list, as a select sends it. */
const listId = (message: string) =>
  z
    .string(message)
    .regex(/^[1-9]\d{0,8}$/, message)
    .transform(Number);

/** An absolute http(s) address in the form that can stand in a header. */
const landingUrl = httpUrlSchema.transform((written) => new URL(written).href);
export const landingUrlOrNone = z
  .string("httpUrl")
  .trim()
  .transform((written, context) => {
    if (written === "") return null;
    const read = landingUrl.safeParse(written);
    if (read.success) return read.data;
    context.addIssue(read.error.issues[0]?.message ?? "httpUrl");
    return z.NEVER;
  });

export const templateIdSchema = z.uuid("chooseTemplate");

/** Under which channel and category the answers are counted. */
export const listIds = {
  channelId: listId("chooseChannel"),
  categoryId: listId("chooseCategory"),
};

const always = {
  days: wholeNumber(SOLVED_SURVEY_LIMITS.days, "daysRange"),
  ...listIds,
};

/** Settings → NPS, after updates. What an invitation needs may be missing while none are sent. */
export const solvedSurveySchema = z.discriminatedUnion("active", [
  z.object({
    active: z.literal(true),
    ...always,
    templateId: templateIdSchema,
    successUrl: z.string("urlWhileOn").trim().min(1, "urlWhileOn").pipe(landingUrl),
    errorUrl: z.string("urlWhileOn").trim().min(1, "urlWhileOn").pipe(landingUrl),
  }),
  z.object({
    active: z.literal(false),
    ...always,
    templateId: z.union([z.literal("").transform(() => null), templateIdSchema]),
    successUrl: landingUrlOrNone,
    errorUrl: landingUrlOrNone,
  }),
]);

export type SolvedSurveyInput = z.output<typeof solvedSurveySchema>;

/** Each setting of the page, in its order there, by what the log calls it. */
export const SOLVED_SETTINGS = {
  active: "invitationsOn",
  days: "afterDays",
  templateId: "templateId",
  successUrl: "successUrl",
  errorUrl: "errorUrl",
  channelId: "channelId",
  categoryId: "categoryId",
} as const satisfies Record<keyof SolvedSurveyInput, string>;

/** What the dry run tells apart, as it stands in addresses. */
export const DRY_RUN_GROUPS = ["send", "waiting", ...SKIP_REASONS] as const;
