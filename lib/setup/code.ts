import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/base/env";
import { countHit, forgetHits, type Limit } from "@/lib/http/limits";

const GUESSES: Limit = { name: "setup-code", max: 20, seconds: 15 * 60 };

/** What proves to be the operator while there is no account: 256 bits that only the server's log shows. */
export function setupCode(): string {
  const key = Buffer.from(env().APP_KEY, "base64");
  return createHmac("sha256", key).update("setup").digest("base64url");
}

/** Where an installation without an account is set up. The code is typed there: addresses stand in logs and histories. */
export function setupAddress(): string {
  return `${env().APP_URL}/setup`;
}

/** Longer than the code with whatever was copied around it. */
const TYPED_MAX = 200;

/** Whether `code` is the one; compared in constant time. Throws `rate_limited` after too many wrong ones. */
export async function isSetupCode(code: string, address: string): Promise<boolean> {
  await countHit(GUESSES, address);
  const [typed = ""] = code.slice(0, TYPED_MAX).match(/[\w-](?:.*[\w-])?/s) ?? [];
  if (!timingSafeEqual(digest(typed), digest(setupCode()))) return false;
  await forgetHits(GUESSES, address);
  return true;
}

/** Equally long, whatever was sent. */
function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
