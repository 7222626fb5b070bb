import { sql } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { links } from "@/db/schema";
import { env } from "@/lib/base/env";
import { hashToken, newToken } from "@/lib/base/tokens";
import type { LINK_PURPOSES } from "@/lib/base/vocabularies";
import type { Topic } from "@/lib/mail/kinds";

/** Days a link in a mail works. */
export const LINK_DAYS = 30;

/** What a link to one order is for; the link to everything of a customer is none of these. */
export type LinkPurpose = Exclude<(typeof LINK_PURPOSES)[number], "customer">;

/** Where each kind of link leads. */
const PATH: Record<LinkPurpose, string> = {
  portal: "/o",
  rate: "/rate",
  reply: "/reply",
  share: "/share",
  unsubscribe: "/unsubscribe",
  nps: "/nps/rate",
};

/** The path of a link with this secret. */
export function linkPath(purpose: LinkPurpose, token: string): string {
  return `${PATH[purpose]}/${token}`;
}

export type NewLink = {
  shopId: string;
  purpose: LinkPurpose;
  orderId: string;
  updateId?: string | null;
  solveNumber?: number;
  topic?: Topic;
  mailId?: string;
};

/** Makes a secret link to everything of one customer and returns its address; only the token's hash is stored. */
export async function createCustomerLink(
  tx: Tx,
  link: { shopId: string; customerId: string; mailId: string },
): Promise<string> {
  const token = newToken();
  await tx.insert(links).values({
    ...link,
    purpose: "customer",
    tokenHash: hashToken(token),
    expiresAt: sql`now() + make_interval(days => ${LINK_DAYS})`,
  });
  return `${env().APP_URL}/my/enter/${token}`;
}

/** Makes a secret link and returns its address; only the token's hash is stored. */
export async function createLink(tx: Tx, link: NewLink): Promise<string> {
  const token = newToken();
  const { shopId, purpose, orderId, updateId, solveNumber, topic, mailId } = link;
  // In plain words, which drizzle has not to put together: some emails take three of them.
  await tx.execute(sql`
    insert into links (shop_id, token_hash, purpose, order_id, update_id, solve_number, topic, mail_id, expires_at)
    values (${shopId}, ${hashToken(token)}, ${purpose}, ${orderId}, ${updateId ?? null},
      ${solveNumber ?? null}::int, ${topic ?? null}, ${mailId ?? null}, now() + make_interval(days => ${LINK_DAYS}::int))`);
  return env().APP_URL + linkPath(purpose, token);
}
