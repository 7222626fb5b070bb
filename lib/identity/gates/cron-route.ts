import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/base/env";
import { answer } from "@/lib/http/api-error";
import { type BodyRules, parseBody, readBody } from "@/lib/http/body";
import type { Handler } from "@/lib/http/methods";
import { answering, type Result } from "@/lib/identity/gates/route";

/** Whether a request carries the installation's cron secret. Hashes are compared, in constant time. */
export function isCron(request: Request): boolean {
  const given = request.headers.get("authorization") ?? "";
  return timingSafeEqual(hash(given), hash(`Bearer ${env().CRON_SECRET}`));
}

function hash(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}

/** A handler for the installation itself. The caller has asked `isCron`. */
export function cronRoute<Body>(
  rules: BodyRules<Body>,
  work: (body: Body) => Promise<Result>,
): Handler {
  return answering(async (request) => {
    const { status, data } = await work(parseBody(await readBody(request, rules), rules));
    return answer(status, data);
  });
}
