import { expect, test } from "vitest";
import { folderCycles, importsBetween, sourceFiles } from "@/lib/testing/imports";

test("no folders import each other in a cycle", () => {
  const imports = importsBetween(sourceFiles("app", "components", "lib", "emails", "db"));
  expect(imports.length).toBeGreaterThan(1000);
  expect(folderCycles(imports)).toEqual([]);
});

test("a cycle is found through any number of folders, and types alone don't form one", () => {
  const link = (from: string, to: string, typeOnly = false) => ({
    from: `${from}/x.ts`,
    to: `${to}/y.ts`,
    typeOnly,
  });
  const line = [link("a", "b"), link("b", "c")];
  expect(folderCycles(line)).toEqual([]);
  expect(folderCycles([...line, link("c", "a", true)])).toEqual([]);
  expect(folderCycles([...line, link("c", "a"), link("d", "a")])).toEqual([["a", "b", "c"]]);
});
