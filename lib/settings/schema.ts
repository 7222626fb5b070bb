import { z } from "zod";
import { RATING_SETTINGS_LIMITS as LIMITS } from "@/lib/base/limits";
import { reviewHost } from "@/lib/base/review-hosts";
import { emailSchema, httpUrlSchema, longText, ticked, wholeNumber } from "@/lib/base/schemas";
import { unknownTokens } from "@/lib/base/share-links";
import { NETWORKS } from "@/lib/base/vocabularies";

/** Settings → Ratings, as a form or API sends it. Messages are keys of the catalogue's `errors`. */
export const ratingSettingsSchema = z
  .object({
    ratingsOn: ticked,
    commentOn: ticked,
    followUpsOn: ticked,
    followUpDelayMinutes: wholeNumber(LIMITS.followUpDelayMinutes, "minutesRange"),
    shareUrl: z.union([z.literal("").transform(() => null), httpUrlSchema]).nullable(),
    shareText: longText(LIMITS.shareText).refine(
      (text) => unknownTokens(text).length === 0,
      "shareTextToken",
    ),
    networks: z.array(z.enum(NETWORKS, "invalidValue")),
    askEveryone: ticked,
    alertOn: ticked,
    alertAdmins: ticked,
    alertMemberIds: z.array(z.uuid("unknownMember")).max(100, "tooMany"),
    alertAddresses: z.array(emailSchema).max(50, "tooMany"),
  })
  .refine(({ shareUrl, askEveryone }) => askEveryone || !shareUrl || !reviewHost(shareUrl), {
    path: ["shareUrl"],
    error: "reviewSite",
  });

export type RatingSettings = z.output<typeof ratingSettingsSchema>;
