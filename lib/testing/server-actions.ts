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
  /** Where it sent the browser; null when it stayed. */
  next: string | null;
  /** It was done, or it sent on to another page than the sign-in. */
  done: boolean;
  /** The action threw: the browser shows the error page. */
  broke: boolean;
  /** The whole answer, as React reads it. */
  text: string;
};

export type Fields = Record<string, string | string[] | Blob>;
/** A form's fields; or, for an action that takes no form, its arguments. */
export type Call = { cookie: string | null; fields?: Fields; args?: unknown[] };

/**
 * Calls an action as its form would with scripts: the state of a new form, then the fields. An
 * action that takes other arguments gets those; "$K1" stands for the form among them.
 */
export async function callAction(
  site: string,
  action: BuiltAction,
  { cookie, fields = {}, args = [{ status: "new" }, "$K1"] }: Call,
): Promise<ActionAnswer> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    // React 19.3 reads the fields of the form "$K1" from the parts that begin so.
    for (const one of [value].flat()) body.append(`_1_${name}`, one);
  }
  body.append("0", JSON.stringify(args));
  const response = await fetch(`${site}/sign-in`, {
    method: "POST",
    redirect: "manual",
    headers: { "next-action": action.id, origin: site, ...(cookie && { cookie }) },
    body,
  });
  return readAnswer(response);
}

async function readAnswer(response: Response): Promise<ActionAnswer> {
  const text = await response.text();
  const code = text.match(/"code":"(\w+)"/)?.[1] ?? null;
  const next = response.headers.get("x-action-redirect")?.split(";")[0] ?? null;
  const movedOn = next !== null && !next.startsWith("/sign-in");
  const done = movedOn || /"status":"done"/.test(text);
  const broke =
    response.status >= 500 || code === "fault" || /^\w+:E\{"digest":"(?!NEXT_)/m.test(text);
  return { status: response.status, code, next, done, broke, text };
}
