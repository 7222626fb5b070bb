import { logFault } from "@/lib/base/log";

/**
 * Lets a process live on when PostgreSQL ends a connection in the middle of a transaction: the driver
 * (postgres 3.4) then writes to the closed socket in a tick of its own, where nobody can catch it. The
 * query itself has failed already. Any other uncaught fault ends the process, as it would without this:
 * with the sentence that `explain` has about it, or else a line in the log.
 */
export function surviveLostConnections(
  explain: (error: unknown) => string | undefined = () => undefined,
): void {
  process.on("uncaughtException", (error) => {
    const lost = isWriteToNothing(error);
    const sentence = lost ? undefined : explain(error);
    if (sentence) process.stderr.write(`${sentence}\n`);
    else logFault(lost ? "A database connection was lost" : "The process ends", error);
    if (!lost) process.exit(1);
  });
}

function isWriteToNothing(error: Error): boolean {
  return (
    error instanceof TypeError &&
    error.message.includes("reading 'write'") &&
    /\bnextWrite\b/.test(error.stack ?? "")
  );
}
