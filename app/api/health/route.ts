import { answer, respond } from "@/lib/http/api-error";
import { within } from "@/lib/http/deadline";
import { isMigrated } from "@/lib/http/health";
import { methods } from "@/lib/http/methods";

/** Below two seconds, the time a caller waits. */
const PATIENCE = 1_800;

export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  GET: async () => {
    const healthy = await within(PATIENCE, isMigrated()).catch(() => false);
    return respond(
      healthy ? answer(200, { status: "ok" }) : answer(503, { status: "unavailable" }),
    );
  },
});
