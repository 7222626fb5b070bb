import { randomBytes } from "node:crypto";

type Fields = Record<string, string | number | boolean | null | undefined>;

/** One JSON line to standard output. Fields hold ids and figures, never personal text. */
export function logInfo(message: string, fields: Fields = {}): void {
  console.log(JSON.stringify({ at: new Date().toISOString(), level: "info", message, ...fields }));
}

/**
 * Logs a fault with a short id that may be shown to people ("tell your operator 7f3a-0192").
 * Only the error's own stack is written: driver errors carry the values of the failing row.
 */
export function logFault(message: string, error: unknown, fields: Fields = {}): string {
  const id = randomBytes(4)
    .toString("hex")
    .replace(/^(....)/, "$1-");
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const cause =
    error instanceof Error && error.cause instanceof Error ? error.cause.message : undefined;
  console.error(
    JSON.stringify({
      at: new Date().toISOString(),
      level: "error",
      id,
      message,
      ...fields,
      stack,
      cause,
    }),
  );
  return id;
}
