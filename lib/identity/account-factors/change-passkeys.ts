import { and, eq } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { accounts, passkeys } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { type Notice, queueAccountMail } from "@/lib/identity/account/account-mails";
import type { AccountActor, FreshActor } from "@/lib/identity/actor";
import type { NewPasskey } from "@/lib/identity/factors/new-passkey";
import {
  type AccountEventType,
  recordAccountEvent,
} from "@/lib/identity/session/record-account-event";
import type { Device } from "@/lib/identity/session/sessions";

/** Adds a passkey that a browser just made. Throws `expired` for one that is in use already. */
export async function addPasskey(
  actor: FreshActor,
  { passkey, name }: { passkey: NewPasskey; name: string },
  device: Device,
): Promise<void> {
  const { accountId } = actor;
  await transaction(async (tx) => {
    const added = await tx
      .insert(passkeys)
      .values({ ...passkey, accountId, name })
      .onConflictDoNothing()
      .returning({ id: passkeys.id });
    if (added.length === 0) throw new AppError("expired");
    await tell(tx, actor, device, { type: "passkey.added", notice: "passkey_added" });
  });
}

/** Gives one of the actor's passkeys another name. Throws `not_found`. */
export async function renamePasskey(
  actor: AccountActor,
  { id, name }: { id: string; name: string },
  device: Device,
): Promise<void> {
  const { accountId, sessionId } = actor;
  await transaction(async (tx) => {
    const renamed = await tx.update(passkeys).set({ name }).where(own(actor, id)).returning();
    if (renamed.length === 0) throw new AppError("not_found");
    const { address } = device;
    await recordAccountEvent(tx, { accountId, type: "passkey.renamed", sessionId, address });
  });
}

/** Removes one of the actor's passkeys. Throws `not_found`. */
export async function removePasskey(
  actor: FreshActor,
  { id }: { id: string },
  device: Device,
): Promise<void> {
  await transaction(async (tx) => {
    const removed = await tx.delete(passkeys).where(own(actor, id)).returning();
    if (removed.length === 0) throw new AppError("not_found");
    await tell(tx, actor, device, { type: "passkey.removed", notice: "passkey_removed" });
  });
}

function own({ accountId }: AccountActor, id: string) {
  return and(eq(passkeys.accountId, accountId), eq(passkeys.id, id));
}

async function tell(
  tx: Tx,
  { accountId, sessionId }: FreshActor,
  { address }: Device,
  { type, notice }: { type: AccountEventType; notice: Notice },
): Promise<void> {
  await recordAccountEvent(tx, { accountId, type, sessionId, address });
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, accountId));
  if (!account) throw new AppError("unauthorized");
  const to = { address: account.email, name: account.name };
  await queueAccountMail(tx, { kind: "auth.notice", notice, accountId, to });
}
