import { z } from "zod";
import { reviewHost } from "@/lib/base/review-hosts";
import { emailSchema, httpUrlSchema, longText } from "@/lib/base/schemas";
import { unknownTokens } from "@/lib/base/share-links";
import { NETWORKS } from "@/lib/base/vocabularies";

export const SHARE_TEXT_MAX = 280;
const DELAY_MAX = 1440;

/** Settings → Ratings, as a form or API sends it. Messages are keys of the catalogue's `errors`. */
export const ratingSettingsSchema = z
  .object({
    ratingsOn: z.boolean(),
    commentOn: z.boolean(),
    followUpsOn: z.boolean(),
    followUpDelayMinutes: z.coerce
      .number("delayRange")
      .int("delayRange")
      .min(0, "delayRange")
      .max(DELAY_MAX, "delayRange"),
    shareUrl: z.union([z.literal("").transform(() => null), httpUrlSchema]).nullable(),
    shareText: longText(SHARE_TEXT_MAX, "shareTextTooLong").refine(
      (text) => unknownTokens(text).length === 0,
      "shareTextToken",
    ),
    networks: z.array(z.enum(NETWORKS, "invalidValue")),
    askEveryone: z.boolean(),
    alertOn: z.boolean(),
    alertAdmins: z.boolean(),
    alertMemberIds: z.array(z.uuid("unknownMember")).max(100, "tooMany"),
    alertAddresses: z.array(emailSchema).max(50, "tooMany"),
  })
  .refine(({ shareUrl, askEveryone }) => askEveryone || !shareUrl || !reviewHost(shareUrl), {
    path: ["shareUrl"],
    error: "reviewSite",
  });

export type RatingSettings = z.output<typeof ratingSettingsSchema>;
export type RatingSettingName = keyof RatingSettings;
