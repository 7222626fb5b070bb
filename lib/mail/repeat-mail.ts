import type { Tx } from "@/db/client";
import type { Drop, DueMail, Wait } from "@/lib/mail/compose";
import { type Message, openMessage } from "@/lib/mail/message";

/** A mail that can be handed over. */
export type Ready = { message: Message; countsTowardBudget: boolean };

/**
 * The same bytes again, of a mail of which nobody knows whether it arrived; of one about an update
 * only if `compose` has nothing against it by now, so that no repeat says what no longer holds.
 */
export async function repeatUnlessPointless(
  tx: Tx,
  mail: DueMail,
  sealed: Buffer,
  compose: (tx: Tx) => Promise<Ready | Drop | Wait>,
): Promise<Ready | Drop | Wait> {
  const kept = { message: openMessage(sealed), countsTowardBudget: mail.countsTowardBudget };
  if (!mail.updateId) return kept;
  const takeBack = new Error("Nothing that was written while wording it anew is kept.");
  try {
    return await tx.transaction(async (inner) => {
      const anew = await compose(inner);
      if ("message" in anew) throw takeBack;
      return anew;
    });
  } catch (error) {
    if (error === takeBack) return kept;
    throw error;
  }
}
