import { solutionBody } from "@/lib/api/schema";
import { getUpdateJson } from "@/lib/api/updates";
import { methods } from "@/lib/http/methods";
import { apiRoute } from "@/lib/identity/gates/route";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: apiRoute({ scope: "write", body: solutionBody }, async ({ actor, id, body }) => {
    await solveUpdate(actor, { updateId: id, notify: body.notify });
    return { status: 200, data: await getUpdateJson(actor, id) };
  }),

  DELETE: apiRoute({ scope: "write" }, async ({ actor, id }) => {
    await reopenUpdate(actor, { updateId: id });
    return { status: 200, data: await getUpdateJson(actor, id) };
  }),
});
