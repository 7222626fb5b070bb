import type { SQL } from "drizzle-orm";
import { database } from "@/db/client";

/** Rows touched by one statement: small enough to hold no lock for long. */
const BATCH = 1000;

/**
 * Runs a statement that touches at most `batch` rows, and returns one row for each, until it finds
 * fewer. Returns how many there were in all.
 */
export async function inBatches(statement: (batch: number) => SQL, batch = BATCH): Promise<number> {
  for (let total = 0; ; ) {
    const { length } = await database().execute(statement(batch));
    total += length;
    if (length < batch) return total;
  }
}
