import { and, asc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { publicNameOf } from "@/db/public-name";
import { members, solves } from "@/db/schema";
import type { ExportedSolve, Writer } from "@/lib/customers/export-parts";

const solver = alias(members, "solver");
const reopener = alias(members, "reopener");

/** Every solve of these updates that was not undone, with its re-opening, oldest first; by the update's id. */
export async function readSolves(
  shopId: string,
  updateIds: string[],
): Promise<Map<string, ExportedSolve[]>> {
  const byUpdate = new Map<string, ExportedSolve[]>();
  if (updateIds.length === 0) return byUpdate;
  const rows = await database()
    .select({
      solve: solves,
      solverName: publicNameOf(solver),
      reopenerName: publicNameOf(reopener),
    })
    .from(solves)
    .leftJoin(solver, and(eq(solver.shopId, solves.shopId), eq(solver.id, solves.byMemberId)))
    .leftJoin(
      reopener,
      and(eq(reopener.shopId, solves.shopId), eq(reopener.id, solves.reopenedByMemberId)),
    )
    .where(
      and(eq(solves.shopId, shopId), oneOf(solves.updateId, updateIds), isNull(solves.undoneAt)),
    )
    .orderBy(asc(solves.updateId), asc(solves.number));
  for (const { solve, solverName, reopenerName } of rows) {
    const exported: ExportedSolve = {
      at: solve.solvedAt,
      by: team(solverName) ?? (solve.byApiKeyId ? PROGRAM : null),
      toldAt: solve.notifiedAt,
      reopened: solve.reopenedAt && {
        at: solve.reopenedAt,
        by: team(reopenerName) ?? otherReopener(solve),
        undoneAt: solve.reopeningUndoneAt,
      },
    };
    byUpdate.set(solve.updateId, [...(byUpdate.get(solve.updateId) ?? []), exported]);
  }
  return byUpdate;
}

const PROGRAM: Writer = { kind: "program", name: null };

function team(name: string | null): Writer | null {
  return name === null ? null : { kind: "team", name };
}

function otherReopener(solve: typeof solves.$inferSelect): Writer | null {
  if (solve.reopenedByCustomerId) return { kind: "customer", name: null };
  return solve.reopenedByApiKeyId ? PROGRAM : null;
}
