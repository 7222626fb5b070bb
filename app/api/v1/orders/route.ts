import { getOrderJson, listOrdersJson } from "@/lib/api/orders";
import { orderBody, orderListSchema } from "@/lib/api/schema";
import { methods } from "@/lib/http/methods";
import { apiRoute } from "@/lib/identity/gates/route";
import { upsertOrder } from "@/lib/orders/upsert-order";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: apiRoute({ scope: "read", query: orderListSchema }, async ({ actor, query }) => ({
    status: 200,
    data: await listOrdersJson(actor, query),
  })),

  POST: apiRoute({ scope: "write", body: orderBody }, async ({ actor, body }) => {
    const { orderId, created } = await upsertOrder(actor, body);
    return { status: created ? 201 : 200, data: await getOrderJson(actor, orderId) };
  }),
});
