import { listNpsReviewsJson } from "@/lib/api/nps-reviews";
import { npsReviewListSchema } from "@/lib/api/schema";
import { methods } from "@/lib/http/methods";
import { apiRoute } from "@/lib/identity/gates/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ scope: "read", query: npsReviewListSchema }, async ({ actor, query }) => ({
    status: 200,
    data: await listNpsReviewsJson(actor, query),
  })),
});
