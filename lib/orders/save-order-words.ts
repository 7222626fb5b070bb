import { eq, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { orderWords, shops } from "@/db/schema";
import type { OrderMeaning } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { knownMeaning } from "@/lib/orders/known-words";
import type { OrderWordsInput } from "@/lib/orders/word-schema";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

type Wanted = { word: string; meaning: OrderMeaning };

/**
 * Says what the shop's words for an order's state mean, from now on and for every order that carries
 * them. Returns the changes as logged. Throws `forbidden` for agents.
 */
export async function saveOrderWords(
  actor: MemberActor,
  { changed, added }: OrderWordsInput,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  return transaction(async (tx) => {
    // One after another, so that the log tells what each has changed.
    await tx.select({ id: shops.id }).from(shops).where(eq(shops.id, shopId)).for("no key update");
    const wanted = await readWanted(tx, shopId, [...changed, ...(added ? [added] : [])]);
    const changes = wanted.flatMap(({ word, meaning, stored }) => {
      const before = stored ?? knownMeaning(word);
      return before === meaning ? [] : [{ word, meaning, before }];
    });
    if (changes.length === 0) return [];
    await tx
      .insert(orderWords)
      .values(changes.map(({ word, meaning }) => ({ shopId, word, meaning })))
      .onConflictDoUpdate({
        target: [orderWords.shopId, orderWords.word],
        set: { meaning: sql`excluded.meaning` },
      });
    const logged = changes.map(({ word, meaning, before }) => ({
      setting: `store.word.${word}`,
      from: before ?? "unmapped",
      to: meaning,
    }));
    await recordChanges(tx, actor, logged);
    return logged;
  });
}

/** The words as the database folds them, each once, with what is stored of them. */
async function readWanted(tx: Tx, shopId: string, sent: Wanted[]) {
  return tx.execute<Wanted & { stored: OrderMeaning | null }>(sql`
    select distinct on (s.word) s.word, s.meaning, w.meaning as stored
    from (
      select lower(btrim(x.word)) as word, x.meaning, x.place
      from jsonb_to_recordset(${JSON.stringify(sent.map((one, place) => ({ ...one, place })))}::jsonb)
        as x(word text, meaning text, place int)
    ) s left join ${orderWords} w on w.shop_id = ${shopId}::uuid and w.word = s.word
    where s.word <> '' order by s.word, s.place desc`);
}
