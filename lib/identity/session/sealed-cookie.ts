import { env } from "@/lib/base/env";
import { type SealPurpose, seal, unseal } from "@/lib/base/seal";
import { pageCookies, requestCookies } from "@/lib/http/request-cookies";

/** A value that this device carries for us, for minutes or for long, and can neither read nor change. */
export type SealedCookie = { name: string; purpose: SealPurpose; seconds: number };

function fullName({ name }: SealedCookie): string {
  return env().APP_URL.startsWith("https:") ? `__Host-${name}` : name;
}

/** Gives the device a value to carry. Only in actions and routes. */
export async function setSealed(cookie: SealedCookie, value: object): Promise<void> {
  const expires = Date.now() + cookie.seconds * 1000;
  const plain = JSON.stringify({ ...value, expires });
  (await pageCookies()).set(fullName(cookie), seal(cookie.purpose, plain).toString("base64url"), {
    httpOnly: true,
    secure: env().APP_URL.startsWith("https:"),
    sameSite: "lax",
    path: "/",
    maxAge: cookie.seconds,
  });
}

/** The value this device carries, while it lasts. */
export async function readSealed<T>(cookie: SealedCookie): Promise<T | null> {
  const value = (await requestCookies()).get(fullName(cookie))?.value;
  const plain = value && unseal(cookie.purpose, Buffer.from(value, "base64url"));
  if (!plain) return null;
  const { expires, ...rest } = JSON.parse(plain) as { expires: number };
  return expires > Date.now() ? (rest as T) : null;
}

/** Takes the value away from the device. Only in actions and routes. */
export async function deleteSealed(cookie: SealedCookie): Promise<void> {
  (await pageCookies()).delete({ name: fullName(cookie), path: "/" });
}
