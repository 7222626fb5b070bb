/** The n-th of the tests' secrets: 32 bytes, always the same, in base64. */
function secret(n: number): string {
  return Buffer.alloc(32, n).toString("base64");
}

/** The configuration that all tests share; the database is each one's own. */
export const TEST_ENV = {
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: secret(1),
  APP_KEY: secret(2),
  CRON_SECRET: secret(3),
  // The mail servers of the tests are on this machine.
  ALLOW_PRIVATE_ADDRESSES: "1",
  NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: secret(4),
};
