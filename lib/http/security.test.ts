import { afterEach, expect, test, vi } from "vitest";
import { forgetEnv } from "@/lib/base/env";
import { contentSecurityPolicy, unreadablePost } from "@/lib/http/security";

afterEach(() => {
  vi.stubEnv("NODE_ENV", "test");
  forgetEnv();
});

function policyIn(mode: string | undefined): string {
  vi.stubEnv("NODE_ENV", mode);
  forgetEnv();
  return contentSecurityPolicy("abc");
}

test.each(["production", "test", "", undefined, "staging"])(
  "with NODE_ENV %j pages run their own scripts alone, and none made from text",
  (mode) => {
    const policy = policyIn(mode);
    expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic';");
    expect(policy).toContain("style-src 'self';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toContain("unsafe");
  },
);

test("while developing Next may bring changes into an open page", () => {
  const policy = policyIn("development");
  expect(policy).toContain("script-src 'self' 'nonce-abc' 'strict-dynamic' 'unsafe-eval';");
  expect(policy).toContain("connect-src 'self' ws:;");
});

test("a post that would be misread is refused by its reason, but for the APIs, which say so in JSON", () => {
  const told = (pathname: string, headers: Record<string, string>, method = "POST") =>
    unreadablePost({ method, pathname, headers: new Headers(headers) });
  const gzip = { "content-encoding": "gzip" };
  expect(told("/sign-in", gzip)).toMatch(/uncompressed.*gzip/);
  expect(told("/nps/rate/abc", gzip)).toMatch(/gzip/);
  const form = "application/x-www-form-urlencoded; charset=";
  expect(told("/my", { "content-type": `${form}utf-16` })).toMatch(/utf-16/);
  expect(told("/my", { "content-type": `${form}iso-8859-1` })).toBeNull();
  expect(told("/my", { "content-type": "multipart/form-data; boundary=x" })).toBeNull();
  expect(told("/my", {})).toBeNull();
  expect(told("/my", gzip, "GET")).toBeNull();
  for (const path of ["/api/v1/orders", "/nps/create", "/init"])
    expect(told(path, gzip)).toBeNull();
});
