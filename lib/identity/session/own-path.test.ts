import { expect, it } from "vitest";
import { ownPath } from "@/lib/identity/session/own-path";

it.each([
  ["/orders", "/orders"],
  ["/orders?q=a%20b&filter=open#update-1", "/orders?q=a%20b&filter=open#update-1"],
  ["/", "/"],
])("keeps %s", (value, path) => expect(ownPath(value)).toBe(path));

it.each([
  "//evil.example",
  "/\\evil.example",
  "\\\\evil.example",
  "https://evil.example",
  "javascript:alert(1)",
  "orders",
  "",
  "/\t/evil.example",
  "/\n/evil.example",
  "/orders\r\nLocation: https://evil.example",
  " //evil.example",
  "/.//evil.example",
  "/%2e//evil.example",
  "/a/..//evil.example",
  undefined,
  null,
  7,
  ["/orders"],
])("sends %j home", (value) => expect(ownPath(value)).toBe("/"));
