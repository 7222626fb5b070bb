import { getUpdateJson } from "@/lib/api/updates";
import { methods } from "@/lib/http/methods";
import { apiRoute } from "@/lib/identity/gates/route";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ scope: "read" }, async ({ actor, id }) => ({
    status: 200,
    data: await getUpdateJson(actor, id),
  })),
});
