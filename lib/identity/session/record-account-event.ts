import type { Tx } from "@/db/client";
import { accountEvents } from "@/db/schema";
import type { ACCOUNT_EVENTS } from "@/lib/base/vocabularies";

export type AccountEventType = (typeof ACCOUNT_EVENTS)[number];

type NewAccountEvent = {
  accountId: string;
  type: AccountEventType;
  /** The device that acts, where somebody is signed in. */
  sessionId?: string;
  address?: string;
  /** Ids, counts and flags; no secrets and nothing typed. */
  data?: Record<string, string | number | boolean>;
};

/** Writes one line of the account log, in the transaction of the act. */
export async function recordAccountEvent(tx: Tx, event: NewAccountEvent): Promise<void> {
  await tx.insert(accountEvents).values(event);
}
