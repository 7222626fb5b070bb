import { z } from "zod";
import { emailSchema } from "@/lib/orders/schema";
import { reviewHost } from "@/lib/ratings/review-hosts";
import { NETWORKS, unknownTokens } from "@/lib/ratings/share-links";
import { longText } from "@/lib/text-schema";

export const SHARE_TEXT_MAX = 280;
const DELAY_MAX = 1440;

/** Only plain http(s) addresses without a user part can be shared. */
export const httpUrlSchema = z
  .string("invalidValue")
  .trim()
  .max(500, "urlTooLong")
  .refine(isPlainHttpUrl, "httpUrl");

function isPlainHttpUrl(value: string): boolean {
  if (!/^https?:\/\/[^\s\\]+$/i.test(value)) return false;
  try {
    const url = new URL(value);
    return url.username === "" && url.password === "" && url.hostname !== "";
  } catch {
    return false;
  }
}

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
