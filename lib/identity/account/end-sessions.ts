import { transaction } from "@/db/client";
import type { AccountActor } from "@/lib/identity/actor";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import { type Device, endAllSessions, endSession } from "@/lib/identity/session/sessions";

/** Signs one of the actor's devices out; again, it stays so. Throws `not_found` for any other. */
export async function endOwnSession(
  actor: AccountActor,
  { sessionId }: { sessionId: string },
  device: Device,
): Promise<void> {
  await transaction((tx) => endSession(tx, actor, sessionId, device.address));
}

/** Signs out every device but this one. Returns how many. */
export async function endOtherSessions(actor: AccountActor, device: Device): Promise<number> {
  const { accountId, sessionId } = actor;
  return transaction(async (tx) => {
    const sessions = await endAllSessions(tx, accountId, sessionId);
    if (sessions === 0) return 0;
    const { address } = device;
    const data = { sessions };
    await recordAccountEvent(tx, { accountId, type: "sessions.ended", sessionId, address, data });
    return sessions;
  });
}
