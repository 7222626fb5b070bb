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
const landingUrl = z
  .string("urlAfterVoting")
  .trim()
  .min(1, "urlAfterVoting")
  .pipe(httpUrlSchema)
  .transform((written) => new URL(written).href);

/** Where customers go after voting: a page of the shop's and one for errors, or ours, which needs neither. */
export const AFTER_VOTING = ["shop", "starloop"] as const;

/** The choice as a form sends it; both addresses or neither. */
export const afterVotingSchema = z.discriminatedUnion(
  "afterVoting",
  [
    z
      .object({ afterVoting: z.literal("shop"), successUrl: landingUrl, errorUrl: landingUrl })
      .transform(({ successUrl, errorUrl }): Landing => ({ successUrl, errorUrl })),
    z
      .object({ afterVoting: z.literal("starloop") })
      .transform((): Landing => ({ successUrl: null, errorUrl: null })),
  ],
  "chooseAfterVoting",
);

type Landing = { successUrl: string | null; errorUrl: string | null };

/** What was chosen, as the form of a survey shows it. */
export function afterVotingOf({ successUrl }: Landing): (typeof AFTER_VOTING)[number] {
  return successUrl === null ? "starloop" : "shop";
}

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

/** Settings → NPS, after updates. The template may be missing while no invitations are sent. */
export const solvedSurveySchema = z.intersection(
  z.discriminatedUnion("active", [
    z.object({ active: z.literal(true), ...always, templateId: templateIdSchema }),
    z.object({
      active: z.literal(false),
      ...always,
      templateId: z.union([z.literal("").transform(() => null), templateIdSchema]),
    }),
  ]),
  afterVotingSchema,
);

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
