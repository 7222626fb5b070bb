import { getRatingJson, ratingJson } from "@/lib/api/ratings";
import { ratingBody } from "@/lib/api/schema";
import { methods } from "@/lib/http/methods";
import { apiRoute } from "@/lib/identity/gates/route";
import { submitRatingByKey } from "@/lib/ratings/submit-rating";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ scope: "read" }, async ({ actor, id }) => ({
    status: 200,
    data: await getRatingJson(actor, id),
  })),

  POST: apiRoute({ scope: "ratings", body: ratingBody }, async ({ actor, id, body }) => {
    const given = await submitRatingByKey(actor, { ...body, updateId: id });
    return { status: 201, data: ratingJson(given) };
  }),
});
