import { z } from "zod";
import { httpUrlSchema } from "@/lib/base/schemas";
import type { DryRunGroup } from "@/lib/nps/ask/dry-run";

/** Whole days an invitation waits after an update was solved. */
export const AFTER_DAYS_MAX = 60;

/** Whole numbers as they are typed; an empty field is no number and not 0. */
export const wholeNumber = (min: number, max: number, message: string) =>
  z
    .string(message)
    .trim()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .pipe(z.number().min(min, message).max(max, message));

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
  channelId: wholeNumber(1, 999_999_999, "chooseChannel"),
  categoryId: wholeNumber(1, 999_999_999, "chooseCategory"),
};

const always = {
  afterDays: wholeNumber(0, AFTER_DAYS_MAX, "afterDaysRange"),
  ...listIds,
};

/** Settings → NPS, after updates. What an invitation needs may be missing while none are sent. */
export const npsSettingsSchema = z.discriminatedUnion("invitationsOn", [
  z.object({
    invitationsOn: z.literal(true),
    ...always,
    templateId: templateIdSchema,
    successUrl: z.string("urlWhileOn").trim().min(1, "urlWhileOn").pipe(landingUrl),
    errorUrl: z.string("urlWhileOn").trim().min(1, "urlWhileOn").pipe(landingUrl),
  }),
  z.object({
    invitationsOn: z.literal(false),
    ...always,
    templateId: z.union([z.literal("").transform(() => null), templateIdSchema]),
    successUrl: landingUrlOrNone,
    errorUrl: landingUrlOrNone,
  }),
]);

export type NpsSettingsInput = z.output<typeof npsSettingsSchema>;

/** Each setting of the page, in its order there. */
export const NPS_SETTINGS = [
  "invitationsOn",
  "afterDays",
  "templateId",
  "successUrl",
  "errorUrl",
  "channelId",
  "categoryId",
] as const;

/** What the dry run tells apart, as it stands in addresses. */
export const DRY_RUN_GROUPS = [
  "send",
  "waiting",
  "no_address",
  "no_mail",
  "opted_out",
  "blocked",
  "order_cancelled",
  "erased",
  "reopened",
  "budget",
  "experiment",
  "switched_off",
] as const satisfies DryRunGroup[];
