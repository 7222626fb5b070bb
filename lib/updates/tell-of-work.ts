import type { Tx } from "@/db/client";
import { MINUTE } from "@/lib/base/time";
import { readLoopFacts } from "@/lib/updates/loop-facts";
import { keyOf, recipientsOf } from "@/lib/updates/recipients";
import { tellTeam } from "@/lib/updates/tell-team";

/** The words of an answer come after its score, on the next page. */
const WORDS_FOLLOW = 2 * MINUTE;

/** Tells the team of an update that a rule opened. Nobody has written in it yet: without an assignee whoever is responsible for what was asked about hears of it. */
export async function tellOfWork(
  tx: Tx,
  shopId: string,
  { updateId, aboutId }: { updateId: string; aboutId: string | null },
): Promise<void> {
  const facts = await readLoopFacts(tx, shopId, updateId);
  const about = !facts.responsible && aboutId ? await readLoopFacts(tx, shopId, aboutId) : facts;
  await tellTeam(
    tx,
    { shopId, updateId },
    recipientsOf("update.opened", about).map((to) => ({
      kind: "update.opened" as const,
      dedupeKey: `update:${updateId}:opened:${keyOf(to)}`,
      to,
      orderId: facts.order.id,
      updateId,
      delay: WORDS_FOLLOW,
    })),
  );
}
