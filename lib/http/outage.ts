import { currentRequest } from "@/lib/base/current-request";

/** Codes for a server that cannot be reached: of our client, the driver and the operating system. */
const UNREACHABLE = new Set([
  // Not answered in time, see db/deadline.ts.
  "unavailable",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
]);

/**
 * SQLSTATEs that pass by themselves: connection trouble (08), a server that starts, stops, is full
 * or a standby, a statement or lock that took too long, a deadlock.
 */
const PASSING = /^(08...|57014|57P0[1-5]|53300|25006|25P0[34]|55P03|40001|40P01)$/;

/** Tells whoever sends the answer to the request at hand that something failed, and whether the database was why. */
export function noteFault(error: unknown): void {
  const request = currentRequest();
  if (!request) return;
  request.broken = true;
  request.away ||= isOutage(error);
}

/** The same for what nobody else reports. Throws it again. */
export function failNoted(error: unknown): never {
  noteFault(error);
  throw error;
}

/** Whether something failed because the database is away, stopping or too slow, and may go well later. */
export function isOutage(error: unknown): boolean {
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    const code = "code" in at ? String(at.code) : "";
    if (UNREACHABLE.has(code) || PASSING.test(code)) return true;
  }
  return false;
}
