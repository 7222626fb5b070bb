import { existsSync, readFileSync } from "node:fs";
import { PAGE_GATES } from "@/e2e/authorisation/gates";
import type { Chance } from "./chance";
import { SHORT_VALUES } from "./odd";

/** A page or route, the parameters in its path, and the names it reads from its query. */
export type Place = { path: string; names: string[] };

const ALWAYS = ["_rsc", "next", "__proto__", "zz"];

/** Every page and route of ours, by its file, with what its query may hold: what it and the files it imports name. */
export function allPlaces(): Place[] {
  return Object.keys(PAGE_GATES).map((file) => {
    const path = `/${file}`.replace(/\/(page\.tsx|route\.ts)$/, "").replace(/\/\([^)]+\)/g, "");
    return { path: path || "/", names: [...new Set([...namesIn(`app/${file}`), ...ALWAYS])] };
  });
}

function namesIn(file: string): string[] {
  const text = readFileSync(file, "utf8");
  const imported = [...text.matchAll(/from "@\/(lib\/[^"]+)"/g)]
    .map(([, path]) => `${path}.ts`)
    .filter((path) => /schema|address|report|search|filter|page/.test(path) && existsSync(path))
    .map((path) => readFileSync(path, "utf8"));
  return [text, ...imported].flatMap((source) => [
    ...[...source.matchAll(/^ {2}(\w+): ?(?:z\b|\w+[,(])/gm)].map(([, name = ""]) => name),
    ...[...source.matchAll(/get\("(\w+)"\)/g)].map(([, name = ""]) => name),
    ...[...source.matchAll(/\{([\w\s,:]+)\} = await searchParams/g)].flatMap(([, names = ""]) =>
      names.split(",").map((name) => name.split(":")[0]?.trim() ?? ""),
    ),
  ]);
}

/** An address of a place: with ids that there are, or with odd ones, and with odd things in its query. */
export function addressOf(chance: Chance, { path, names }: Place, ids: string[]): string {
  const filled = path.replace(/\[\[?(?:\.\.\.)?\w+\]?\]/g, () =>
    chance.happens(0.8) ? chance.pick(ids) : escaped(chance, chance.pick(SHORT_VALUES)),
  );
  const asked = chance.some(names, 4).map((name) => {
    const value = chance.happens(0.2) ? chance.pick(ids) : chance.pick(SHORT_VALUES);
    return `${name}=${escaped(chance, value)}`;
  });
  return asked.length > 0 ? `${filled}?${asked.join("&")}` : filled;
}

/** As it belongs into an address, or as it stands but for what would end the line. */
function escaped(chance: Chance, value: string): string {
  if (chance.happens(0.2)) return value.replace(/[\0-\x20]/g, "+");
  return Buffer.from(value)
    .toString("latin1")
    .replace(/[^\w.~-]/g, (letter) => `%${letter.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
