/** Where the database is, and whether PgBouncer stands before it. */
export type DatabaseAddress = { url: string; pooled: boolean };

/**
 * Reads `pgbouncer=true` off an address, as the driver would send it on to the server, which refuses it.
 * Behind PgBouncer in transaction mode each statement may reach another connection: nothing is
 * prepared there, and sessions have no settings of their own.
 */
export function readAddress(address: string): DatabaseAddress {
  const url = new URL(address);
  const pooled = url.searchParams.get("pgbouncer") === "true";
  url.searchParams.delete("pgbouncer");
  return { url: url.href, pooled };
}
