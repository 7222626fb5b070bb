import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";

const DOCUMENTS = [
  "README.md",
  "STYLE.md",
  ...readdirSync("docs")
    .filter((name) => name.endsWith(".md"))
    .map((name) => `docs/${name}`),
];
const TEXTS = new Map(DOCUMENTS.map((file) => [file, readFileSync(file, "utf8")]));
const { scripts } = JSON.parse(readFileSync("package.json", "utf8")) as {
  scripts: Record<string, string>;
};

/** What the documents say of each kind, with the document that says it. */
function said(pattern: RegExp): [what: string, file: string][] {
  return [...TEXTS].flatMap(([file, text]) =>
    [...text.matchAll(pattern)].map((match): [string, string] => [match[1] ?? "", file]),
  );
}

function expectAll(pattern: RegExp, isThere: (what: string, file: string) => boolean): void {
  const all = said(pattern);
  expect(all.length).toBeGreaterThan(3);
  expect(all.filter(([what, file]) => !isThere(what, file))).toEqual([]);
}

test("every npm command of the documents exists", () => {
  expectAll(/npm run ([\w:-]*\w)/g, (name) => name in scripts);
  expectAll(/npm (start|test)\b/g, (name) => name in scripts);
});

/** The program behind a script: `node scripts/run.mjs load` runs scripts/load.ts. */
function sourceOf(name: string): string {
  const [file = "", entry] = (scripts[name] ?? "").replace("exec node ", "").split(" ");
  if (file.startsWith("bench/")) return sources("bench");
  return readFileSync(file === "scripts/run.mjs" ? `scripts/${entry}.ts` : file, "utf8");
}

test("every option of a command is one that its program reads", () => {
  const commands = [...TEXTS.values()].flatMap((text) => [
    ...text.matchAll(/npm run ([\w:-]+) (?:-- )((?:[^`#\n]|\\\n)*)/g),
  ]);
  const options = commands.flatMap(([, name = "", rest = ""]) =>
    [...rest.matchAll(/--([a-z-]+)/g)].map(([, option = ""]) => ({ name, option })),
  );
  expect(options.length).toBeGreaterThan(10);
  const unread = options.filter(({ name, option }) => !sourceOf(name).includes(option));
  expect(unread).toEqual([]);
});

const FOLDERS = "app|bench|components|db|docs|e2e|emails|lib|messages|scripts";

test("every file of the documents exists", () => {
  expectAll(
    new RegExp(`\`((?:${FOLDERS})/[\\w./()-]*)\``, "g"),
    (path) => existsSync(path) || isPattern(path),
  );
  expectAll(/\]\(([\w./-]+\.md)(?:#[\w-]+)?\)/g, (path, file) =>
    existsSync(join(dirname(file), path)),
  );
});

/** `emails/x.tsx`, `db/migrate*`: an example or a set of files. */
const isPattern = (path: string) => /\/x\.\w+$/.test(path);

test("every section that a document points to exists", () => {
  expectAll(/\]\(([\w./-]*#[\w-]+)\)/g, (link, file) => {
    const [path, anchor] = link.split("#");
    const text = readFileSync(path ? join(dirname(file), path) : file, "utf8");
    const heads = [...text.matchAll(/^#+ (.+)$/gm)].map(([, head = ""]) => anchorOf(head));
    return heads.includes(anchor ?? "");
  });
});

const anchorOf = (head: string) =>
  head
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");

/** All of the program that may read a variable. */
function sources(folder: string): string {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .filter((path) => !/\.test\.ts$|\/(\.next|node_modules|certificates)$/.test(path))
    .map((path) => (statSync(path).isDirectory() ? sources(path) : readFileSync(path, "utf8")))
    .join("\n");
}

test("every variable of the documents is read somewhere, and operations.md knows all of the product's", () => {
  const program = ["lib/base", "lib/testing", "scripts", "bench"].map(sources).join("\n");
  expectAll(/\b([A-Z][A-Z0-9]*_[A-Z0-9_]+)\b/g, (name) =>
    new RegExp(`\\b${name}\\b`).test(program),
  );
  const operations = TEXTS.get("docs/operations.md") ?? "";
  const known = [...readFileSync("lib/base/env.ts", "utf8").matchAll(/^ {2}([A-Z_]+):/gm)].map(
    ([, name = ""]) => name,
  );
  expect(known.length).toBeGreaterThan(15);
  // What no operator sets.
  const own = ["NODE_ENV", "EMBEDDED_DATA_DIR"];
  expect(
    known.filter((name) => !own.includes(name) && !operations.includes(`| \`${name}\``)),
  ).toEqual([]);
});
