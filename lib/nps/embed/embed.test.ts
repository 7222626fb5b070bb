import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { wordsFor } from "@/lib/nps/embed/words";
import { buildEmbed } from "@/scripts/build-embed.mjs";

test("the script for shops' pages stays below 10 kB and parses no markup", async () => {
  const text = (await buildEmbed()) ?? "";
  expect(gzipSync(text).length).toBeLessThan(10_000);
  expect(text).toContain("attachShadow");
  expect(text).not.toMatch(/innerHTML|document\.write|document\.cookie|\beval\b|new Function/);
});

test("texts are in the page's language, otherwise in English", () => {
  expect(wordsFor("en-GB").lang).toBe("en");
  expect(wordsFor("fr").lang).toBe("en");
  expect(wordsFor("").words.question).toMatch(/^On a scale of 0 to 10/);
});
