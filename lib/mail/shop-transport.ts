import { database } from "@/db/client";
import { oneOf } from "@/db/one-of";
import { mailSettings } from "@/db/schema";
import { env } from "@/lib/base/env";
import { openResendKey, openSmtp } from "@/lib/mail/credentials";
import { installationSender } from "@/lib/mail/message";
import type { Transport } from "@/lib/mail/transport";

/** How one shop's mail goes out, from which address, and who decided it. */
export type ShopTransport = {
  transport: Transport;
  from: string;
  decidedBy: "installation" | "shop";
};

type Row = Pick<
  typeof mailSettings.$inferSelect,
  "transport" | "fromAddress" | "smtpSealed" | "resendSealed"
>;

/** The operator's own way, which wins over what shops choose: a provider, or the Outbox for everything. */
export function installationTransport(): Exclude<Transport, { lost: true }> | null {
  const { MAIL, RESEND_API_KEY, SMTP_URL } = env();
  if (MAIL === "outbox") return { name: "outbox" };
  if (RESEND_API_KEY) return { name: "resend", key: RESEND_API_KEY };
  return SMTP_URL ? { name: "smtp", server: { url: SMTP_URL } } : null;
}

/** What of a shop's settings says how its mail goes out. */
export const TRANSPORT_COLUMNS = {
  shopId: mailSettings.shopId,
  transport: mailSettings.transport,
  fromAddress: mailSettings.fromAddress,
  smtpSealed: mailSettings.smtpSealed,
  resendSealed: mailSettings.resendSealed,
};

/** How the shop's mail goes out, as the transaction this runs in sees it. */
export async function readShopTransport(shopId: string): Promise<ShopTransport> {
  return (await readTransports([shopId])).get(shopId) ?? transportFrom(undefined);
}

/** The same for several shops; one without settings is missing. */
export async function readTransports(shopIds: string[]): Promise<Map<string, ShopTransport>> {
  const rows = await database()
    .select(TRANSPORT_COLUMNS)
    .from(mailSettings)
    .where(oneOf(mailSettings.shopId, shopIds));
  return new Map(rows.map((row) => [row.shopId, transportFrom(row)]));
}

/** The same from the shop's row of settings; without one the installation's way, or the Outbox. */
export function transportFrom(row: Row | undefined): ShopTransport {
  const from = row?.fromAddress ?? installationSender();
  const installation = installationTransport();
  if (installation) return { transport: installation, from, decidedBy: "installation" };
  return { transport: row ? transportOf(row) : { name: "outbox" }, from, decidedBy: "shop" };
}

function transportOf(row: Row): Transport {
  switch (row.transport) {
    case "smtp": {
      const server = row.smtpSealed && openSmtp(row.smtpSealed);
      return server ? { name: "smtp", server } : { name: "smtp", lost: true };
    }
    case "resend": {
      const key = row.resendSealed && openResendKey(row.resendSealed);
      return key ? { name: "resend", key } : { name: "resend", lost: true };
    }
    default:
      return { name: "outbox" };
  }
}
