import { expect, test } from "vitest";
import { routePatterns } from "@/lib/http/route-pattern";

test("an address is named by the route behind it, and never by what stands in it", () => {
  const patternOf = routePatterns([
    "/api/[[...path]]",
    "/find/[slug]",
    "/nps/embed.js",
    "/portal/[orderId]",
    "/portal/left",
    "/",
  ]);
  expect(patternOf("/find/clara@example.com")).toBe("/find/[slug]");
  expect(patternOf("/portal/left")).toBe("/portal/left");
  expect(patternOf("/portal/abc/")).toBe("/portal/[orderId]");
  expect(patternOf("/api/a/b/c")).toBe("/api/[[...path]]");
  expect(patternOf("/api")).toBe("/api/[[...path]]");
  expect(patternOf("/")).toBe("/");
  for (const path of ["/find/a/b", "/nps/embedXjs", "/clara", "*", ""])
    expect(patternOf(path), path).toBe("unknown");
});
