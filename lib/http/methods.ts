import { respond, wrongMethodAnswer } from "@/lib/http/api-error";

/** What Next hands a route handler besides the request; a path without parameters has no `params` in it. */
export type Context = { params: Promise<Record<string, string> | undefined> };
export type Handler = (request: Request, context: Context) => Promise<Response>;

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
type Method = (typeof METHODS)[number];
type Exports = Record<Method | "HEAD" | "OPTIONS", Handler>;

/** Everything a route file exports: its own handlers, and JSON 405s with `Allow` for the other methods. */
export function methods(own: Partial<Record<Method, Handler>>): Exports {
  const names = METHODS.filter((name) => own[name]);
  const allow = [...names, ...(own.GET ? ["HEAD"] : []), "OPTIONS"].join(", ");
  const refuse: Handler = async () => respond(wrongMethodAnswer(allow));
  const options: Handler = async () =>
    new Response(null, { status: 204, headers: { Allow: allow } });
  const all = Object.fromEntries(METHODS.map((name) => [name, own[name] ?? refuse]));
  return { ...all, HEAD: own.GET ?? refuse, OPTIONS: options } as Exports;
}
