import { and, eq, sql } from "drizzle-orm";
import { Resend } from "resend";
import { z } from "zod";
import { database, type Tx, transaction } from "@/db/client";
import { mailSettings, mails } from "@/db/schema";
import { env } from "@/lib/base/env";
import { AppError } from "@/lib/base/errors";
import { countHit } from "@/lib/http/limits";
import { blockAddress } from "@/lib/mail/blocked-addresses";
import { openWebhookSecret } from "@/lib/mail/credentials";
import { type Report, reportSchema } from "@/lib/mail/report-schema";
import { enqueueReturned } from "@/lib/mail/returned";

/** Unsigned calls a minute and shop; those with a good signature are never counted. */
const REFUSED = { name: "resend-report", max: 60, seconds: 60 };

export type SignedReport = {
  /** The body as it came: the signature is over these characters. */
  payload: string;
  headers: { id: string; timestamp: string; signature: string };
};

/**
 * Takes what Resend reports about a mail of the shop's: delivered, bounced, complained. The same
 * report twice changes nothing; one about a mail we do not know is taken and forgotten.
 * Throws `unauthorized` for anything not signed, forged or older than five minutes.
 */
export async function takeReport(shopId: string, signed: SignedReport): Promise<void> {
  const known = z.uuid().safeParse(shopId).success;
  const secrets = known ? await readSecrets(shopId) : [];
  if (!secrets.some((secret) => isSigned(signed, secret))) {
    await countHit(REFUSED, secrets.length > 0 ? shopId : "unknown");
    throw new AppError("unauthorized");
  }
  const report = reportSchema.safeParse(json(signed.payload));
  if (report.success) await transaction((tx) => note(tx, shopId, report.data));
}

async function readSecrets(shopId: string): Promise<string[]> {
  const [row] = await database()
    .select({ sealed: mailSettings.webhookSealed })
    .from(mailSettings)
    .where(eq(mailSettings.shopId, shopId));
  if (!row) return [];
  const own = row.sealed && openWebhookSecret(row.sealed);
  return [env().RESEND_WEBHOOK_SECRET, own].filter((secret) => typeof secret === "string");
}

function isSigned({ payload, headers }: SignedReport, webhookSecret: string): boolean {
  try {
    // Checking needs no key; the client insists on one.
    new Resend("unused").webhooks.verify({ payload, headers, webhookSecret });
    return true;
  } catch {
    return false;
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function note(tx: Tx, shopId: string, report: Report): Promise<void> {
  const at = sql`least(${report.at}::timestamptz, now())`;
  const first = (column: typeof mails.deliveredAt) => sql`coalesce(${column}, ${at})`;
  const set = {
    delivered: { deliveredAt: first(mails.deliveredAt) },
    bounced: { bouncedAt: sql`coalesce(${mails.bouncedAt}, ${at})`, lastError: report.detail },
    complained: { complainedAt: sql`coalesce(${mails.complainedAt}, ${at})` },
  }[report.what];
  const [mail] = await tx
    .update(mails)
    .set(set)
    .where(
      and(
        eq(mails.shopId, shopId),
        eq(mails.providerId, report.mailId),
        eq(mails.transport, "resend"),
        eq(mails.state, "sent"),
      ),
    )
    .returning({
      shopId: mails.shopId,
      id: mails.id,
      address: mails.toAddress,
      customerId: mails.customerId,
      updateId: mails.updateId,
    });
  // Without an address: the mail of somebody who was erased.
  if (!mail?.address) return;
  if (report.what === "bounced") await enqueueReturned(tx, mail);
  if (!report.blocks) return;
  await blockAddress(tx, shopId, {
    address: mail.address,
    reason: report.blocks,
    detail: report.detail,
    mailId: mail.id,
  });
}
