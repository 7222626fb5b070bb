import { queueFollowUpsEverywhere } from "@/lib/api/follow-ups";
import { followUpsBody } from "@/lib/api/schema";
import { methods } from "@/lib/http/methods";
import { cronRoute, isCron } from "@/lib/identity/gates/cron-route";
import { apiRoute } from "@/lib/identity/gates/route";
import { queueFollowUps } from "@/lib/ratings/queue-follow-ups";

const rules = { body: followUpsBody, bodyOptional: true };

const forAllShops = cronRoute(rules, async ({ ratingId }) => ({
  status: 200,
  data: { queued: await queueFollowUpsEverywhere(ratingId) },
}));

const forOneShop = apiRoute({ ...rules, scope: "write" }, async ({ actor, body }) => ({
  status: 200,
  data: { queued: await queueFollowUps(actor, body.ratingId) },
}));

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: (request, context) => (isCron(request) ? forAllShops : forOneShop)(request, context),
});
