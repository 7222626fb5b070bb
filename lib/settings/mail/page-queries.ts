import { asc, count, desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { blockedAddresses, mailSettings, mailTexts } from "@/db/schema";
import { env } from "@/lib/base/env";
import type { BlockReason } from "@/lib/base/vocabularies";
import type { Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { MailKind } from "@/lib/mail/kinds";
import { EDITABLE_KINDS } from "@/lib/mail-kinds/registry";
import type { MailRules } from "@/lib/settings/mail/schema";

export type MailRulesPage = {
  rules: MailRules;
  webhook: {
    /** Where Resend sends its reports for this shop. */
    url: string;
    secret: "installation" | "stored" | "none";
  };
};

/** Contact budget, quiet hours, time to undo, retention and reports of the shop. Throws `forbidden` for agents. */
export async function readMailRules(actor: MemberActor): Promise<MailRulesPage> {
  requireRole(actor, "admin");
  const [row] = await database()
    .select()
    .from(mailSettings)
    .where(eq(mailSettings.shopId, actor.shopId));
  if (!row) throw new Error("A shop without mail settings.");
  const { budgetDays, lowRatingDays, quietOn, quietFrom, quietTo, undoSeconds } = row;
  const { keepMailDays, keepVisitDays } = row;
  const stored = row.webhookSealed ? "stored" : "none";
  return {
    rules: {
      budgetDays,
      lowRatingDays,
      quietOn,
      quietFrom,
      quietTo,
      undoSeconds,
      keepMailDays,
      keepVisitDays,
    },
    webhook: {
      url: `${env().APP_URL}/api/webhooks/resend/${actor.shopId}`,
      secret: env().RESEND_WEBHOOK_SECRET ? "installation" : stored,
    },
  };
}

/** The most blocked addresses that are listed. */
const LISTED = 100;

export type BlockedAddress = {
  address: string;
  reason: BlockReason;
  detail: string;
  mailId: string | null;
  at: Date;
};

/** The addresses that get no more feedback mail, newest first. Throws `forbidden` for agents. */
export async function listBlocked(
  actor: MemberActor,
): Promise<{ rows: BlockedAddress[]; total: number }> {
  requireRole(actor, "admin");
  const ofShop = eq(blockedAddresses.shopId, actor.shopId);
  const [rows, [all]] = await Promise.all([
    database()
      .select({
        address: blockedAddresses.address,
        reason: blockedAddresses.reason,
        detail: blockedAddresses.detail,
        mailId: blockedAddresses.mailId,
        at: blockedAddresses.at,
      })
      .from(blockedAddresses)
      .where(ofShop)
      .orderBy(desc(blockedAddresses.at), asc(blockedAddresses.address))
      .limit(LISTED),
    database().select({ count: count() }).from(blockedAddresses).where(ofShop),
  ]);
  return { rows, total: all?.count ?? 0 };
}

/** Each kind of mail whose words can be changed, with the languages the shop has changed them in. */
export async function listOwnTexts(
  actor: MemberActor,
): Promise<{ kind: MailKind; locales: Locale[] }[]> {
  requireRole(actor, "admin");
  const rows = await database()
    .select({ kind: mailTexts.kind, locale: mailTexts.locale })
    .from(mailTexts)
    .where(eq(mailTexts.shopId, actor.shopId))
    .orderBy(desc(mailTexts.locale));
  return EDITABLE_KINDS.map((kind) => ({
    kind,
    locales: rows.filter((row) => row.kind === kind).map((row) => row.locale),
  }));
}
