const PATIENCE_MS = 3_000;

/** Whether `GET /api/health` of a web process answers 200. */
export async function isHealthy(url) {
  try {
    const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(PATIENCE_MS) });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

/** What a web process that runs lacks, in a sentence; undefined where it does not say. */
export async function whyUnhealthy(url) {
  try {
    const address = `${url}/api/health?full`;
    const parts = await (await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) })).json();
    if (parts.database === "unavailable") return "the database doesn’t answer.";
    if (parts.migrations === "unavailable") {
      return "the database’s tables are older than this version; run npm run migrate.";
    }
  } catch {
    // Whether it answers at all is another question.
  }
  return undefined;
}
