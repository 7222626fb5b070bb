import journal from "./migrations/meta/_journal.json" with { type: "json" };

/** When the newest migration of this build was made: what `drizzle.__drizzle_migrations` must hold. */
export const NEWEST_MIGRATION = Math.max(...journal.entries.map((entry) => entry.when));
