import { logFault } from "@/lib/base/log";

/**
 * Lets a process live on when PostgreSQL ends a connection at a bad moment, where the driver (postgres 3.4)
 * leaves a failure to nobody: in the middle of a transaction it writes to the closed socket in a tick of its
 * own, though the query itself has failed already; and right after connecting it asks for types, and then
 * connects anew. Any other uncaught fault ends the process, as it would without this: with the sentence that
 * `explain` has about it, or else a line in the log.
 */
export function surviveLostConnections(
  explain: (error: unknown) => string | undefined = () => undefined,
): void {
  process.on("uncaughtException", (error) => {
    const lost = isWriteToNothing(error) || isQuestionForTypes(error);
    const sentence = lost ? undefined : explain(error);
    if (sentence) process.stderr.write(`${sentence}\n`);
    else logFault(lost ? "A database connection was lost" : "The process ends", error);
    if (!lost) process.exit(1);
  });
}

function isQuestionForTypes(error: Error): boolean {
  return "query" in error && /^\s*select b\.oid, b\.typarray\b/.test(String(error.query));
}

function isWriteToNothing(error: Error): boolean {
  return (
    error instanceof TypeError &&
    error.message.includes("reading 'write'") &&
    /\bnextWrite\b/.test(error.stack ?? "")
  );
}
