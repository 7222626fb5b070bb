import { and, eq, isNotNull, sql } from "drizzle-orm";
import { solves, updates } from "./schema";

/** Joins `solves` to `updates`: the solve that made a solved or rated update so; none of an open one. */
export const IS_CURRENT_SOLVE = and(
  eq(solves.shopId, updates.shopId),
  eq(solves.updateId, updates.id),
  eq(solves.number, updates.solveNumber),
  isNotNull(updates.solvedAt),
);

/** Whether a row of `solves` was not undone and never opened again, or only by mistake. */
export const SOLVE_STANDS = sql<boolean>`(${solves.undoneAt} is null
  and (${solves.reopenedAt} is null or ${solves.reopeningUndoneAt} is not null))`;
