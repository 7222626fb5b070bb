import type { Sql } from "postgres";
import { makeSolved } from "@/bench/copies";
import { closeDatabase } from "@/db/client";
import type { MemberActor } from "@/lib/identity/actor";

/**
 * The ids of so many updates that wait for their rating. From here on this process has no connections of
 * its own that could be killed among the product's.
 */
export async function solvedUpdates(
  sql: Sql,
  owner: MemberActor,
  count: number,
): Promise<string[]> {
  const solved = await makeSolved(sql, owner, count);
  await closeDatabase();
  return solved.map(({ updateId }) => updateId);
}
