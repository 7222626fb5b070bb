import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const BUILD = ".next/server/app";

/** A server action of the build: where it is written, and how to call it over HTTP. */
export type BuiltAction = {
  /** `lib/updates/actions.ts#solve`. */
  name: string;
  id: string;
  /** A page that carries it, as Next writes it: `app/(dashboard)/orders/[orderId]/page`. */
  page: string;
};

type Manifest = {
  node: Record<
    string,
    { workers: Record<string, unknown>; filename: string; exportedName: string }
  >;
};

/** Every server action that some page of the last build carries, once. */
export function builtActions(): BuiltAction[] {
  const found = new Map<string, BuiltAction>();
  const files = readdirSync(BUILD, { recursive: true, encoding: "utf8" });
  for (const path of files.filter((file) => file.endsWith("server-reference-manifest.json"))) {
    const { node } = JSON.parse(readFileSync(join(BUILD, path), "utf8")) as Manifest;
    for (const [id, { filename, exportedName, workers }] of Object.entries(node)) {
      const name = `${filename}#${exportedName}`;
      found.set(name, { name, id, page: Object.keys(workers)[0] ?? "" });
    }
  }
  return [...found.values()].sort((a, b) => a.name.localeCompare(b.name));
}

export type ActionAnswer = {
  status: number;
  /** The refusal's code; null when it was done. */
  code: string | null;
  /** It was done, or it sent on to another page than the sign-in. */
  done: boolean;
};

/**
 * Calls an action as its form would with scripts: the state of a new form, then the fields. An
 * action that takes one plain value gets the first field's.
 */
export async function callAction(
  site: string,
  action: BuiltAction,
  { cookie, fields }: { cookie: string | null; fields: Record<string, string> },
): Promise<ActionAnswer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(`1_${name}`, value);
  body.append("0", JSON.stringify([{ status: "new" }, "$K1"]));
  const response = await fetch(`${site}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { "next-action": action.id, origin: site, ...(cookie && { cookie }) },
    body,
  });
  const text = await response.text();
  const code = text.match(/"code":"(\w+)"/)?.[1] ?? null;
  const next = response.headers.get("x-action-redirect") ?? "/sign-in";
  const movedOn = !next.startsWith("/sign-in");
  return { status: response.status, code, done: movedOn || /"status":"done"/.test(text) };
}
