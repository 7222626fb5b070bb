import { z } from "zod";
import { RATING_SETTINGS_LIMITS as LIMITS } from "@/lib/base/limits";
import { emailSchema, httpUrlSchema, longText, ticked, wholeNumber } from "@/lib/base/schemas";
import { unknownTokens } from "@/lib/base/share-links";
import { isBlank } from "@/lib/base/text";
import { NETWORKS } from "@/lib/base/vocabularies";

const nothing = z
  .string()
  .refine(isBlank)
  .transform(() => null);
const addressOrNone = z.union([nothing, httpUrlSchema]).nullable();

const shareText = longText(LIMITS.shareText).refine(
  (text) => unknownTokens(text).length === 0,
  "shareTextToken",
);

/** Settings → Ratings, as a form or API sends it. Messages are keys of the catalogue's `errors`. */
export const ratingSettingsSchema = z.object({
  ratingsOn: ticked,
  commentOn: ticked,
  followUpsOn: ticked,
  followUpDelayMinutes: wholeNumber(LIMITS.followUpDelayMinutes, "minutesRange"),
  shareUrl: addressOrNone,
  reviewUrl: addressOrNone,
  /** By language; an empty one takes the text in the shop's language. */
  shareTexts: z.object({ en: shareText, da: shareText }),
  networks: z.array(z.enum(NETWORKS, "invalidValue")),
  alertOn: ticked,
  alertAdmins: ticked,
  alertMemberIds: z.array(z.uuid("unknownMember")).max(100, "tooMany"),
  alertAddresses: z.array(emailSchema).max(50, "tooMany"),
});

export type RatingSettings = z.output<typeof ratingSettingsSchema>;
