"use server";

import { idSchema, submissionIdSchema } from "@/lib/base/schemas";
import type { Limit } from "@/lib/http/limits";
import { parse } from "@/lib/http/parse";
import { actingCustomer } from "@/lib/identity/access/acting-customer";
import { customerAction } from "@/lib/identity/gates/define-action";
import { readSubmission } from "@/lib/identity/gates/read-submission";
import { linkPath } from "@/lib/mail/links";
import { submitRatingSchema } from "@/lib/ratings/schema";
import { submitRating } from "@/lib/ratings/submit-rating";
import { countPost } from "@/lib/updates/count-post";
import { portalPage } from "@/lib/updates/portal-page";

const RATINGS_PER_LINK: Limit = { name: "rate", max: 10, seconds: 60 };

/** "Submit rating" on a star link's page or the order's page. */
export const rateConversation = customerAction({
  who: actingCustomer,
  count(actor, fields) {
    const updateId = parse(idSchema, fields.updateId);
    return countPost(actor, { updateId, needs: "solved" }, RATINGS_PER_LINK);
  },
  read: readSubmission("stars", "comment"),
  input: submitRatingSchema.extend({ updateId: idSchema, submissionId: submissionIdSchema }),
  run: submitRating,
  say: (_, { stars, comment }) => ({ rating: { stars, comment } }),
  saysAll: true,
  shownAt: ({ token, orderId = "", updateId }) =>
    token ? `${linkPath("rate", token)}#answer` : portalPage(orderId, updateId),
});
