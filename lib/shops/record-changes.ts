import type { Tx } from "@/db/client";
import { settingChanges } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";

/** One line of the log of settings; secrets are told as null → null. */
export type LoggedChange = {
  /** Its area and name: `shop.name`, `team.role`. */
  setting: string;
  /** Which of several: a member, an invitation, a key, a status. */
  subjectId?: string;
  from: unknown;
  to: unknown;
};

/** Writes down who changed what, in the transaction of the change. */
export async function recordChanges(
  tx: Tx,
  actor: MemberActor,
  changes: LoggedChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const { shopId, memberId } = actor;
  await tx.insert(settingChanges).values(changes.map((row) => ({ shopId, memberId, ...row })));
}
