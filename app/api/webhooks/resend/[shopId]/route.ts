import { z } from "zod";
import { answer } from "@/lib/http/api-error";
import { readBody } from "@/lib/http/body";
import { methods } from "@/lib/http/methods";
import { answering } from "@/lib/identity/gates/route";
import { takeReport } from "@/lib/mail/take-report";

const rules = { body: z.unknown() };

/** What Resend reports about mails of one shop. The signature over the bytes is the proof. */
export const { GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS } = methods({
  POST: answering(async (request, context) => {
    const bytes = await readBody(request, rules);
    const { headers } = request;
    const header = (name: string) =>
      headers.get(`svix-${name}`) ?? headers.get(`webhook-${name}`) ?? "";
    await takeReport((await context.params)?.shopId ?? "", {
      payload: bytes.toString("utf8"),
      headers: {
        id: header("id"),
        timestamp: header("timestamp"),
        signature: header("signature"),
      },
    });
    return answer(200, { received: true });
  }),
});
