import { createHash } from "node:crypto";
import type { mailSettings } from "@/db/schema";
import { env } from "@/lib/base/env";
import { seal, unseal } from "@/lib/base/seal";
import { DAY } from "@/lib/base/time";

type Provider = Pick<
  typeof mailSettings.$inferSelect,
  "transport" | "fromAddress" | "smtpSealed" | "resendSealed"
>;
type Check = { shopId: string; stamp: string; expires: number };

/** A link for a mail that goes through a shop's own provider: opened, it proves that such mail arrives. Good for a day. */
export function mailCheckUrl(shopId: string, provider: Provider): string {
  const check: Check = { shopId, stamp: stampOf(provider), expires: Date.now() + DAY };
  const token = seal("mail-check", JSON.stringify(check)).toString("base64url");
  return `${env().APP_URL}/settings/mail/arrived/${token}`;
}

/** Whether a token is of a mail that went through this provider, as it is set now. */
export function isMailCheck(token: string, shopId: string, provider: Provider): boolean {
  const plain = unseal("mail-check", Buffer.from(token, "base64url"));
  if (!plain) return false;
  const check = JSON.parse(plain) as Check;
  return check.shopId === shopId && check.stamp === stampOf(provider) && check.expires > Date.now();
}

function stampOf({ transport, fromAddress, smtpSealed, resendSealed }: Provider): string {
  const way = transport === "smtp" ? smtpSealed : resendSealed;
  const text = JSON.stringify([transport, fromAddress, way?.toString("base64")]);
  return createHash("sha256").update(text).digest("base64url");
}
