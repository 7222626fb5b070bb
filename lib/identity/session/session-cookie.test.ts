import { encode } from "next-auth/jwt";
import { afterEach, expect, test, vi } from "vitest";
import { env } from "@/lib/base/env";
import { DAY, HOUR } from "@/lib/base/time";
import {
  readSessionCookie,
  renewSessionCookie,
  sessionCookie,
} from "@/lib/identity/session/session-cookie";

const SECONDS = 30 * 24 * 60 * 60;
const { name } = sessionCookie();
const made = (sub: string, secret = env().AUTH_SECRET, salt = name) =>
  encode({ token: { sub }, secret, salt, maxAge: SECONDS });
const renew = (value?: string, method = "GET") => {
  const get = (asked: string) => (asked === name && value ? { value } : undefined);
  return renewSessionCookie({ method, cookies: { get } });
};

afterEach(() => {
  vi.useRealTimers();
});

const later = (milliseconds: number) =>
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + milliseconds });

test("a cookie names its session, however often it is read", async () => {
  const cookie = await made("session-1");
  expect(await readSessionCookie(cookie)).toBe("session-1");
  expect(await readSessionCookie(cookie)).toBe("session-1");
  expect(await readSessionCookie(await made("session-2"))).toBe("session-2");
});

test("what was not made here, or for another cookie, or was damaged, names none", async () => {
  const cookie = await made("session-1");
  const foreign = await made("session-1", "a secret that is not ours, however long it is");
  const other = await made("session-1", env().AUTH_SECRET, "another-cookie");
  const damaged = cookie.slice(0, -2) + (cookie.endsWith("AA") ? "BB" : "AA");
  for (const value of [foreign, other, damaged, `${cookie}x`, "", "x", undefined]) {
    expect(await readSessionCookie(value)).toBeNull();
    expect(await renew(value)).toBeNull();
  }
});

test("a cookie is over after 30 days, also one that was read before", async () => {
  const [read, unread] = [await made("session-1"), await made("session-2")];
  expect(await readSessionCookie(read)).toBe("session-1");
  later(30 * DAY - HOUR);
  expect(await readSessionCookie(read)).toBe("session-1");
  later(2 * HOUR);
  expect(await readSessionCookie(read)).toBeNull();
  expect(await readSessionCookie(unread)).toBeNull();
  expect(await renew(read)).toBeNull();
});

test("a cookie in use is made anew once a day, for the same session", async () => {
  const first = await made("session-1");
  later(DAY - HOUR);
  expect(await renew(first)).toBeNull();
  later(2 * HOUR);
  expect(await renew(first, "POST")).toBeNull();
  const second = await renew(first);
  expect(second).toMatchObject({
    name,
    httpOnly: true,
    sameSite: "lax",
    path: "/",
    maxAge: SECONDS,
  });
  expect(second?.value).not.toBe(first);
  expect(await renew(second?.value)).toBeNull();
  later(30 * DAY - HOUR);
  expect(await readSessionCookie(first)).toBeNull();
  expect(await readSessionCookie(second?.value)).toBe("session-1");
});
