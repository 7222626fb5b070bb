import { requestId } from "@/lib/base/request-facts";

type Fields = Record<string, string | number | boolean | null | undefined>;

/** One JSON line to standard output. Fields hold ids and figures, never personal text. */
export function logInfo(message: string, fields: Fields = {}): void {
  const at = new Date().toISOString();
  console.log(JSON.stringify({ at, level: "info", message, request: requestId(), ...fields }));
}

/**
 * Logs a fault with a short id that may be shown to people ("tell your operator 7f3a-0192").
 * The values of a failing query are left out: they may be personal.
 */
export function logFault(message: string, error: unknown, fields: Fields = {}): string {
  // Not from node:crypto: this file is also bundled where Next has none of Node.
  const id = crypto
    .randomUUID()
    .slice(0, 8)
    .replace(/^(....)/, "$1-");
  const { stack, cause } = withoutValues(error);
  const at = new Date().toISOString();
  const request = requestId();
  console.error(
    JSON.stringify({ at, level: "error", id, message, request, ...fields, stack, cause }),
  );
  return id;
}

/**
 * Has errors and warnings that others write (Next, libraries) go into the log as ours do: one JSON line, without
 * the values of a failing query. For programs, once at their start.
 */
export function redirectConsoleToJson(): void {
  for (const level of ["error", "warn"] as const) {
    const write = console[level].bind(console);
    console[level] = (...said: unknown[]) => {
      const [first] = said;
      if (typeof first === "string" && first.startsWith('{"at":"')) return write(first);
      const at = new Date().toISOString();
      const message = masked(said.filter((one) => typeof one === "string").join(" "));
      const error = said.find((one) => one instanceof Error);
      const faults = error ? withoutValues(error) : {};
      write(JSON.stringify({ at, level, message, request: requestId(), ...faults }));
    };
  }
}

/** Libraries write addresses, and in those stand secrets and what people searched for. */
function masked(text: string): string {
  return text.replace(/\?[^\s"'?]+=[^\s"']*/g, "?…").replace(/\/[\w-]{20,}/g, "/…");
}

function withoutValues(error: unknown): { stack: string; cause?: string } {
  if (!(error instanceof Error)) return { stack: String(error) };
  const stack = (error.stack ?? error.message).replace(/\nparams: [\s\S]*?(?=\n {4}at |$)/, "");
  return error.cause instanceof Error ? { stack, cause: error.cause.message } : { stack };
}
