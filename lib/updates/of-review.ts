import { and, eq } from "drizzle-orm";
import { customers, npsCategories, npsChannels, npsReviews } from "@/db/schema";

/** The rows that an answer points to, as the conditions of joins with `nps_reviews`. */
export const OF_REVIEW = {
  channel: and(eq(npsChannels.shopId, npsReviews.shopId), eq(npsChannels.id, npsReviews.channelId)),
  category: and(
    eq(npsCategories.shopId, npsReviews.shopId),
    eq(npsCategories.id, npsReviews.categoryId),
  ),
  customer: and(eq(customers.shopId, npsReviews.shopId), eq(customers.id, npsReviews.customerId)),
};
