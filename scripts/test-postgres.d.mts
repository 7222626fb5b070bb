/** Starts a PostgreSQL for tests and tells the processes started from here on where it is. */
export function startTestPostgres(): Promise<{ stop(): Promise<void> }>;

/** Where the tests' PostgreSQL is; its user may create databases. */
export function testPostgresUrl(): string;
