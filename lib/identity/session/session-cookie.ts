import { decode, encode, type JWT } from "next-auth/jwt";
import { env } from "@/lib/base/env";
import { DAY } from "@/lib/base/time";
import { SESSION_DAYS } from "@/lib/identity/session/sessions";

const SECONDS = SESSION_DAYS * 24 * 60 * 60;

/** The cookie that names a session. Over HTTPS its name keeps other hosts of the domain from planting one. */
export function sessionCookie() {
  const secure = env().APP_URL.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}authjs.session-token`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}

/** Far more than are in use within minutes. */
const OPENED_MAX = 1000;
const opened = new Map<string, JWT>();

/** What a cookie holds; null for a forged or expired one. Opening one costs a good part of a page, so what was opened is kept. */
async function open(value: string): Promise<JWT | null> {
  const token = opened.get(value) ?? (await decrypt(value));
  if (!token || (token.exp ?? 0) * 1000 <= Date.now()) return null;
  if (opened.size >= OPENED_MAX) opened.clear();
  opened.set(value, token);
  return token;
}

async function decrypt(value: string): Promise<JWT | null> {
  try {
    return await decode({ token: value, secret: env().AUTH_SECRET, salt: sessionCookie().name });
  } catch {
    return null;
  }
}

/** The session a cookie names; null for anything that is not of ours. Whether it goes on, its row says. */
export async function readSessionCookie(value: string | undefined): Promise<string | null> {
  return (value && (await open(value))?.sub) || null;
}

type Visit = { method: string; cookies: { get(name: string): { value: string } | undefined } };

/**
 * The session cookie of a request made anew, a day or more after it was made: as long as a session is
 * used, its cookie lasts. Null until then, for one that is not of ours, and for posts, which set and
 * take the cookie themselves.
 */
export async function renewSessionCookie({ method, cookies }: Visit) {
  if (method !== "GET") return null;
  const { name, options } = sessionCookie();
  const value = cookies.get(name)?.value;
  const { sub, iat = 0 } = (value && (await open(value))) || {};
  if (!sub || iat * 1000 > Date.now() - DAY) return null;
  const token = { token: { sub }, secret: env().AUTH_SECRET, salt: name, maxAge: SECONDS };
  return { name, value: await encode(token), ...options, maxAge: SECONDS };
}
