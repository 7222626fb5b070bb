import { eq } from "drizzle-orm";
import { transaction } from "@/db/client";
import { accounts, members } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { AccountActor } from "@/lib/identity/actor";
import { recordAccountEvent } from "@/lib/identity/session/record-account-event";
import type { Device } from "@/lib/identity/session/sessions";

/** Changes what somebody is called, and what customers call them, in each of their shops. */
export async function changeName(
  actor: AccountActor,
  names: { name: string; publicName: string | null },
  device: Device,
): Promise<void> {
  const { accountId, sessionId } = actor;
  await transaction(async (tx) => {
    await tx.update(accounts).set(names).where(eq(accounts.id, accountId));
    await tx.update(members).set(names).where(eq(members.accountId, accountId));
    const { address } = device;
    await recordAccountEvent(tx, { accountId, type: "name.changed", sessionId, address });
  });
}

/** Chooses the language of one's own pages and mails; null follows the browser. */
export async function chooseLanguage(
  { accountId }: AccountActor,
  { locale }: { locale: Locale | null },
): Promise<void> {
  await transaction((tx) => tx.update(accounts).set({ locale }).where(eq(accounts.id, accountId)));
}
