import { transaction } from "@/db/client";
import { removePasskey } from "@/lib/identity/account-factors/change-passkeys";
import type { FreshActor } from "@/lib/identity/actor";
import { type Device, endSession } from "@/lib/identity/session/sessions";

/** Removes passkeys and signs devices out, of the actor's own; all of them or none. Throws `not_found`. */
export async function removeAccess(
  actor: FreshActor,
  { passkeys, sessions }: { passkeys: string[]; sessions: string[] },
  device: Device,
): Promise<void> {
  await transaction(async (tx) => {
    for (const id of passkeys) await removePasskey(actor, { id }, device);
    for (const id of sessions) await endSession(tx, actor, id, device.address);
  });
}
