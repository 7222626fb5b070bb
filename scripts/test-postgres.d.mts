/** Starts a PostgreSQL for tests and tells the processes started from here on where it is. */
export function startTestPostgres(): Promise<{ stop(): Promise<void> }>;

/** Where the tests' PostgreSQL is, for its superuser. */
export function testPostgresUrl(): string;

/** A database of the tests' PostgreSQL, as the application reaches it and as its owner does. */
export function testDatabaseUrls(name: string): { url: string; ownerUrl: string };
