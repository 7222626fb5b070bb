import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { mailSettings } from "@/db/schema";
import type { TransportName } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { openSmtp } from "@/lib/mail/credentials";
import { type InstallationMail, readInstallationMail } from "@/lib/mail/installation-mail";
import { installationSender } from "@/lib/mail/message";
import { installationTransport } from "@/lib/mail/shop-transport";
import { writeSmtpAddress } from "@/lib/settings/mail/schema";
import { readOwnAddress } from "@/lib/shops/mail-shop";

/** How the shop's emails are sent, as its form shows it; secrets only as whether there is one. */
export type StoredTransport = {
  /** The operator's choice, which wins; the shop has none to make then. */
  installation: Exclude<TransportName, "outbox"> | null;
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
  signInMail: SignInMail;
};

/**
 * Whether emails with a way into an account leave: `here`, as the shop's others do, or through another
 * `shop`; not in `test_mode`, before somebody has opened the link of a test mail (`unverified`), nor while
 * somebody else owns a shop of the installation as well (`shared`).
 */
export type SignInMail = "here" | "shop" | "test_mode" | "unverified" | "shared";

/** What TransportFields shows. Throws `forbidden` for agents. */
export async function readTransport(actor: MemberActor): Promise<StoredTransport> {
  requireRole(actor, "admin");
  const [row, testAddress, way] = await Promise.all([
    readRow(actor.shopId),
    readOwnAddress(actor),
    readInstallationMail(),
  ]);
  const smtp = row.smtpSealed && openSmtp(row.smtpSealed);
  return {
    installation: installationName(),
    transport: row.transport,
    smtpServer: smtp ? writeSmtpAddress(smtp) : "",
    hasSmtpPassword: Boolean(smtp?.password),
    hasResendKey: row.resendSealed !== null,
    fromAddress: row.fromAddress ?? "",
    defaultFrom: installationSender(),
    testAddress,
    signInMail: signInMailOf(row, way),
  };
}

function signInMailOf(row: Row, way: InstallationMail | null): SignInMail {
  if (way) return way.shopId === null || way.shopId === row.shopId ? "here" : "shop";
  if (row.transport === null || row.transport === "outbox") return "test_mode";
  return row.verifiedAt ? "shared" : "unverified";
}

type Row = typeof mailSettings.$inferSelect;

function installationName(): StoredTransport["installation"] {
  const name = installationTransport()?.name;
  return name && name !== "outbox" ? name : null;
}

async function readRow(shopId: string): Promise<Row> {
  const [row] = await database().select().from(mailSettings).where(eq(mailSettings.shopId, shopId));
  if (!row) throw new Error("A shop without mail settings.");
  return row;
}
