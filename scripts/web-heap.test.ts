import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

test("Node knows the option by which the web process keeps its heap small", () => {
  const [, option] = readFileSync("scripts/web.ts", "utf8").match(/"(--[\w-]+)=\d+"/) ?? [];
  expect(option).toBeDefined();
  const known = execFileSync(process.execPath, ["--v8-options"], { encoding: "utf8" });
  expect(known).toContain(`  ${option} `);
});
