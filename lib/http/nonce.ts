import { headers } from "next/headers";

/** The nonce of this answer's Content-Security-Policy, for the shop's one style element. */
export async function pageNonce(): Promise<string | undefined> {
  return (await headers()).get("x-nonce") ?? undefined;
}
