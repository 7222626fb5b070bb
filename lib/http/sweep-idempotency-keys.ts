import { lt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { idempotencyKeys } from "@/db/schema";

/** Removes stored answers older than a day; nobody may count on them any more. */
export async function sweepIdempotencyKeys(): Promise<void> {
  await database()
    .delete(idempotencyKeys)
    .where(lt(idempotencyKeys.createdAt, sql`now() - interval '1 day'`));
}
