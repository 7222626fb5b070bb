import { afterEach, expect, test, vi } from "vitest";
import { forgetEnv } from "@/lib/base/env";
import { contentSecurityPolicy } from "@/lib/http/security";

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
