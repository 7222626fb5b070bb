import { listRatingsJson } from "@/lib/api/ratings";
import { ratingListSchema } from "@/lib/api/schema";
import { methods } from "@/lib/http/methods";
import { apiRoute } from "@/lib/identity/gates/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ scope: "read", query: ratingListSchema }, async ({ actor, query }) => ({
    status: 200,
    data: await listRatingsJson(actor, query),
  })),
});
