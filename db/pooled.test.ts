import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { database, reports, transaction } from "@/db/client";
import { env } from "@/lib/base/env";
import { makeOrder, makeShop, makeUpdate } from "@/lib/testing/factories";
import { useDatabase } from "@/lib/testing/own-database";
import { NO_PGBOUNCER, startPgBouncer } from "@/lib/testing/pgbouncer";

test.skipIf(NO_PGBOUNCER)(
  "behind PgBouncer in transaction mode reads, reports and transactions go side by side",
  async () => {
    const home = env().DATABASE_URL;
    const bouncer = await startPgBouncer(home);
    await useDatabase(`${bouncer.url}?pgbouncer=true`);
    const { shopId, owner } = await makeShop();
    await Promise.all(
      Array.from({ length: 30 }, async () => {
        await makeUpdate(owner, await makeOrder(shopId));
        await Promise.all([database().execute(sql`select 1`), reports().execute(sql`select 1`)]);
      }),
    );
    const [row] = await database().execute<{ count: number }>(
      sql`select count(*)::int as count from updates where shop_id = ${shopId}`,
    );
    expect(row?.count).toBe(30);
    // Sessions are anybody's, so each transaction brings its own deadline.
    const [set] = await transaction((tx) =>
      tx.execute<{ timeout: string }>(sql`select current_setting('statement_timeout') as timeout`),
    );
    expect(set?.timeout).toBe("10s");
    await useDatabase(home);
    await bouncer.stop();
  },
);
if (NO_PGBOUNCER) process.stderr.write(`PgBouncer was not tried: ${NO_PGBOUNCER}.\n`);
