import { listSchema } from "@/lib/api/schema";
import { getUpdateJson, listUpdatesJson } from "@/lib/api/updates";
import { methods } from "@/lib/http/methods";
import { apiRoute } from "@/lib/identity/gates/route";
import { openUpdate } from "@/lib/updates/open-update";
import { openUpdateSchema } from "@/lib/updates/schema";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ scope: "read", query: listSchema }, async ({ actor, id, query }) => ({
    status: 200,
    data: await listUpdatesJson(actor, id, query),
  })),

  POST: apiRoute({ scope: "write", body: openUpdateSchema }, async ({ actor, id, body }) => {
    const { updateId } = await openUpdate(actor, { ...body, orderId: id });
    return { status: 201, data: await getUpdateJson(actor, updateId) };
  }),
});
