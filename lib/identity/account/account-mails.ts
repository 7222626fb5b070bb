import { randomUUID } from "node:crypto";
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members } from "@/db/schema";
import { queueMails } from "@/lib/mail/queue-mail";

/** What a notice tells the owner of a sign-in about. */
export const NOTICES = [
  "password",
  "address",
  "taken",
  "totp_on",
  "totp_off",
  "passkey_added",
  "passkey_removed",
] as const;
export type Notice = (typeof NOTICES)[number];

type AccountMail = { accountId: string; to: { address: string; name: string } } & (
  | { kind: "auth.sign_in" | "auth.reset" | "auth.email" }
  | { kind: "auth.notice"; notice: Notice }
);

/**
 * Decides a mail about a sign-in. It stands in the Outbox of the shop where the account has most to say,
 * of several the oldest, and looks like that shop's; what carries a link leaves by the installation's
 * own mail. Without a shop nothing is queued. Says whether it was.
 */
export async function queueAccountMail(tx: Tx, mail: AccountMail): Promise<boolean> {
  const { accountId, to, kind } = mail;
  const shopId = await homeShop(tx, accountId);
  if (!shopId) return false;
  const about = mail.kind === "auth.notice" ? `${mail.kind}:${mail.notice}` : mail.kind;
  const dedupeKey = `${about}:${randomUUID()}`;
  await queueMails(tx, shopId, [{ kind, dedupeKey, to, accountId, delay: 0 }]);
  return true;
}

/** What the notice with this key is about. */
export function noticeOf(dedupeKey: string): Notice {
  const notice = NOTICES.find((name) => dedupeKey.startsWith(`auth.notice:${name}:`));
  if (!notice) throw new Error("A notice about nothing we know.");
  return notice;
}

async function homeShop(tx: Tx, accountId: string): Promise<string | null> {
  const [seat] = await tx
    .select({ shopId: members.shopId })
    .from(members)
    .where(and(eq(members.accountId, accountId), isNull(members.deactivatedAt)))
    .orderBy(
      sql`array_position(array['owner', 'admin', 'agent'], ${members.role})`,
      asc(members.createdAt),
      asc(members.id),
    )
    .limit(1);
  return seat?.shopId ?? null;
}
