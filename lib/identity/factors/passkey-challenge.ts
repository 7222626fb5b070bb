import { env } from "@/lib/base/env";
import type { SealedCookie } from "@/lib/identity/session/sealed-cookie";

/** What a challenge was made for; the device carries it sealed until the passkey answers. */
export type Challenge = { challenge: string; use: "sign-in" | "confirm" | "add" };

/** Where a challenge waits for its answer. */
export const CHALLENGE: SealedCookie = {
  name: "passkey-challenge",
  purpose: "passkey-challenge",
  seconds: 5 * 60,
};

/** The challenge as the device brought it back, and what its browser answered, as JSON. */
export type Answer = { challenge: Challenge | null; response: string };

/** The site passkeys belong to: the configured address, whatever the request claims. */
export function passkeySite(): { origin: string; id: string } {
  const { origin, hostname } = new URL(env().APP_URL);
  return { origin, id: hostname };
}

/** By which an authenticator knows an account: its id as bytes. */
export function userHandle(accountId: string) {
  return new TextEncoder().encode(accountId);
}

/** What a browser sent, or null for anything that is no JSON. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
