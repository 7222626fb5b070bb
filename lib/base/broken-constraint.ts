/**
 * The constraint of the database that a statement broke; undefined for any other failure. Told by
 * the error's shape: the web process holds several copies of the query builder, whose error classes
 * do not know each other, over one connection pool.
 */
export function brokenConstraint(error: unknown): string | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  const { constraint_name: name } = (cause ?? {}) as { constraint_name?: unknown };
  return typeof name === "string" ? name : undefined;
}
