import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { importsBetween, sourceFiles } from "@/lib/testing/imports";

const FILES = sourceFiles("app", "components");
const SOURCE = new Map(FILES.map((file) => [file, readFileSync(file, "utf8")]));
const TARGETS = new Map<string, string[]>();
for (const { from, to, typeOnly } of importsBetween(FILES)) {
  if (!typeOnly) TARGETS.set(from, [...(TARGETS.get(from) ?? []), to]);
}

/** The file and whatever it imports, through any number of files. */
function reachable(start: string): Set<string> {
  const found = new Set<string>();
  const open = [start];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    open.push(...(TARGETS.get(file) ?? []));
  }
  return found;
}

const textOf = (file: string) => SOURCE.get(file) ?? "";
const isClient = (file: string) => /^"use client"/.test(textOf(file));

/** The parts of the catalogue that a file reads, but the words of forms, which all of them get. */
function readBy(file: string): string[] {
  const parts = [...textOf(file).matchAll(/useTranslations\("([\w.]+)"\)/g)];
  return parts.map(([, part = ""]) => part).filter((part) => part !== "form");
}

/** The parts that a file hands to the client components below it. */
function handedBy(file: string): string[] {
  const lists = [...textOf(file).matchAll(/<Words of=\{\[([^\]]*)\]\}/g)];
  return lists.flatMap(([, list = ""]) =>
    [...list.matchAll(/"([\w.]+)"/g)].map(([, part]) => part ?? ""),
  );
}

const covers = (handed: string, part: string) => part === handed || part.startsWith(`${handed}.`);

/** A page with the layouts around it. */
function framesOf(page: string): string[] {
  const frames = [page];
  for (let folder = dirname(page); folder !== "."; folder = dirname(folder)) {
    if (SOURCE.has(`${folder}/layout.tsx`)) frames.push(`${folder}/layout.tsx`);
  }
  return frames;
}

test("every page hands its client components the texts they read", () => {
  const missing: string[] = [];
  let read = 0;
  for (const page of FILES.filter((file) => /\/page\.tsx$/.test(file))) {
    const files = framesOf(page).flatMap((frame) => [...reachable(frame)]);
    const handing = files.filter((file) => handedBy(file).length > 0);
    const client = new Set(files.filter(isClient).flatMap((file) => [...reachable(file)]));
    for (const file of client) {
      for (const part of readBy(file)) {
        read += 1;
        const handed = handing.some(
          (from) => handedBy(from).some((one) => covers(one, part)) && reachable(from).has(file),
        );
        if (!handed) missing.push(`${page}: ${file} reads ${part}`);
      }
    }
  }
  expect(read).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});
