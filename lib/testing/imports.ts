import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

/** One file of ours that another one imports; `typeOnly` imports are gone when the code runs. */
export type Import = { from: string; to: string; typeOnly: boolean };

const STATEMENT = /^(?:import|export)\s+(type\s+)?(?:([^;"']*?)\s+from\s+)?"([^"]+)";/gm;

/** The source files below these folders, without tests. */
export function sourceFiles(...folders: string[]): string[] {
  return folders
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: "utf8" }).map((file) => join(folder, file)),
    )
    .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
}

/** Every import between these files. */
export function importsBetween(files: string[]): Import[] {
  const known = new Set(files);
  return files.flatMap((from) =>
    [...readFileSync(from, "utf8").matchAll(STATEMENT)].flatMap(([, type, names = "", path]) => {
      const to = resolve(from, path ?? "", known);
      return to ? [{ from, to, typeOnly: Boolean(type) || namesTypesAlone(names) }] : [];
    }),
  );
}

function resolve(from: string, path: string, known: Set<string>): string | undefined {
  const base = path.startsWith("@/") ? path.slice(2) : normalize(join(dirname(from), path));
  return [base, `${base}.ts`, `${base}.tsx`, `${base}/index.ts`].find((file) => known.has(file));
}

/** `{ type A, type B }` imports nothing that runs. */
function namesTypesAlone(names: string): boolean {
  const inner = names.match(/^\{([^}]*)\}$/)?.[1]?.split(",") ?? [];
  const named = inner.map((name) => name.trim()).filter(Boolean);
  return named.length > 0 && named.every((name) => name.startsWith("type "));
}

/** Groups of folders that import each other in a circle, by the values they import. */
export function folderCycles(imports: Import[]): string[][] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to, typeOnly } of imports) {
    if (typeOnly || dirname(from) === dirname(to)) continue;
    targets.set(dirname(from), (targets.get(dirname(from)) ?? new Set()).add(dirname(to)));
  }
  const reached = new Map([...targets.keys()].map((folder) => [folder, reach(folder, targets)]));
  const inCircle = [...targets.keys()].filter((folder) => reached.get(folder)?.has(folder));
  const circles = inCircle.map((folder) =>
    inCircle.filter((other) => reached.get(folder)?.has(other) && reached.get(other)?.has(folder)),
  );
  return [...new Set(circles.map((circle) => circle.sort().join(" ")))].map((key) =>
    key.split(" "),
  );
}

function reach(folder: string, targets: Map<string, Set<string>>): Set<string> {
  const found = new Set<string>();
  const open = [...(targets.get(folder) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(targets.get(next) ?? []));
  }
  return found;
}
