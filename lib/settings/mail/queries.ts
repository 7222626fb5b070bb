import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { mailSettings } from "@/db/schema";
import type { TransportName } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { openSmtp } from "@/lib/mail/credentials";
import { installationSender } from "@/lib/mail/message";
import { installationTransport } from "@/lib/mail/shop-transport";
import { writeSmtpAddress } from "@/lib/settings/mail/schema";
import { readOwnAddress } from "@/lib/shops/mail-shop";

/** How the shop's emails are sent, as its form shows it; secrets only as whether there is one. */
export type StoredTransport = {
  /** The operator's choice, which wins; the shop has none to make then. */
  installation: TransportName | null;
  /** Null: not chosen yet. */
  transport: TransportName | null;
  smtpServer: string;
  hasSmtpPassword: boolean;
  hasResendKey: boolean;
  fromAddress: string;
  /** Who mail is from while the shop names nobody. */
  defaultFrom: string;
  /** Where a test mail goes. */
  testAddress: string;
};

/** What TransportFields shows. Throws `forbidden` for agents. */
export async function readTransport(actor: MemberActor): Promise<StoredTransport> {
  requireRole(actor, "admin");
  const [row, testAddress] = await Promise.all([readRow(actor.shopId), readOwnAddress(actor)]);
  const smtp = row.smtpSealed && openSmtp(row.smtpSealed);
  return {
    installation: installationTransport()?.name ?? null,
    transport: row.transport,
    smtpServer: smtp ? writeSmtpAddress(smtp) : "",
    hasSmtpPassword: Boolean(smtp?.password),
    hasResendKey: row.resendSealed !== null,
    fromAddress: row.fromAddress ?? "",
    defaultFrom: installationSender(),
    testAddress,
  };
}

async function readRow(shopId: string) {
  const [row] = await database().select().from(mailSettings).where(eq(mailSettings.shopId, shopId));
  if (!row) throw new Error("A shop without mail settings.");
  return row;
}
