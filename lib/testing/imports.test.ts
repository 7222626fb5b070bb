import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { folderCycles, importsBetween, sourceFiles } from "@/lib/testing/imports";

test("no folders import each other in a cycle", () => {
  const imports = importsBetween(sourceFiles("app", "components", "lib", "emails", "db"));
  expect(imports.length).toBeGreaterThan(1000);
  expect(folderCycles(imports)).toEqual([]);
});

test("what runs in browsers does not reach the database", () => {
  const files = sourceFiles("app", "components", "lib", "emails", "db");
  const begins = (word: string) =>
    files.filter((file) => readFileSync(file, "utf8").startsWith(word));
  const server = new Set(begins('"use server"'));
  const imports = importsBetween(files).filter(({ to, typeOnly }) => !typeOnly && !server.has(to));
  const reached = new Set(begins('"use client"'));
  for (const file of reached) {
    for (const { from, to } of imports) if (from === file) reached.add(to);
  }
  expect(reached.size).toBeGreaterThan(100);
  expect([...reached].filter((file) => file.startsWith("db/"))).toEqual([]);
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
