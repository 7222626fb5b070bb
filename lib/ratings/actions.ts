"use server";

import { refresh } from "next/cache";
import { idSchema } from "@/lib/base/schemas";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import type { Limit } from "@/lib/http/limits";
import { parse } from "@/lib/http/parse";
import { submissionOf } from "@/lib/http/submission";
import { actingCustomer } from "@/lib/identity/access/acting-customer";
import { runForm } from "@/lib/identity/gates/action";
import { submitRatingSchema } from "@/lib/ratings/schema";
import { submitRating } from "@/lib/ratings/submit-rating";
import { countPost } from "@/lib/updates/count-post";

const RATINGS_PER_LINK: Limit = { name: "rate", max: 10, seconds: 60 };

/** "Submit rating" on a star link's page or the order's page. */
export async function rateConversation(_before: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const fields = formFields(form);
    const actor = await actingCustomer(fields);
    const updateId = parse(idSchema, fields.updateId);
    const submissionId = submissionOf(fields.submissionId, fields.stars, fields.comment);
    await countPost(actor, { updateId, needs: "solved" }, RATINGS_PER_LINK);
    const { stars, comment } = parse(submitRatingSchema, fields);
    try {
      await submitRating(actor, { stars, comment, updateId, submissionId });
    } finally {
      // Rated now, or by another hand meanwhile: either way the page shows how it stands.
      refresh();
    }
    return undefined;
  });
}
