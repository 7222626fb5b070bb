import { getOrderJson, listOrdersJson } from "@/lib/api/orders";
import { orderBody, orderListSchema } from "@/lib/api/schema";
import { methods } from "@/lib/http/methods";
import { apiRoute } from "@/lib/identity/gates/route";
import { OLDER_STATE } from "@/lib/orders/adjust-order";
import { upsertOrder } from "@/lib/orders/upsert-order";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ scope: "read", query: orderListSchema }, async ({ actor, query }) => ({
    status: 200,
    data: await listOrdersJson(actor, query),
  })),

  POST: apiRoute({ scope: "write", body: orderBody }, async ({ actor, body }) => {
    const { adjusted, ...order } = body;
    const { orderId, created, older } = await upsertOrder(actor, order);
    const said = older ? [OLDER_STATE] : adjusted;
    const stored = await getOrderJson(actor, orderId);
    return { status: created ? 201 : 200, data: { ...stored, adjusted: said } };
  }),
});
