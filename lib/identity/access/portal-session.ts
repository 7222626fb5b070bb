import { env } from "@/lib/base/env";
import { seal, unseal } from "@/lib/base/seal";
import { pageCookies, requestCookies } from "@/lib/http/request-cookies";
import { sharedRead } from "@/lib/http/shared-read";
import { readPortalLink } from "@/lib/identity/access/customer-links";
import { ownCustomer, shopOfOwnCookie } from "@/lib/identity/access/customer-session";
import { customerOfOrder, type OpenOrder } from "@/lib/identity/access/own-customer-links";
import type { CustomerActor } from "@/lib/identity/actor";

type Ticket = { shopId: string; linkId: string; orderId: string; expires: number };

/** One cookie per order, so that a customer can have several orders open. */
function cookieName(orderId: string): string {
  const secure = env().APP_URL.startsWith("https:");
  return `${secure ? "__Host-" : ""}portal-${orderId}`;
}

function readTicket(value: string | undefined): Ticket | null {
  const plain = value && unseal("portal-cookie", Buffer.from(value, "base64url"));
  return plain ? (JSON.parse(plain) as Ticket) : null;
}

/** The one shop whose pages this device opened, whether or not the links still work; null for none or several. */
export async function shopOfDevice(): Promise<string | null> {
  const orders = (await pageCookies())
    .getAll()
    .filter(({ name }) => name.startsWith(cookieName("")));
  const shops = new Set(orders.map(({ value }) => readTicket(value)?.shopId));
  shops.add(await shopOfOwnCookie());
  shops.delete(undefined);
  const [only = null] = shops;
  return shops.size === 1 ? only : null;
}

/** Remembers on this device that the link to this order was opened. */
export async function startPortalSession(actor: CustomerActor, expiresAt: Date): Promise<void> {
  const { shopId, linkId, orderId } = actor;
  const ticket: Ticket = { shopId, linkId, orderId, expires: expiresAt.getTime() };
  (await pageCookies()).set(
    cookieName(orderId),
    seal("portal-cookie", JSON.stringify(ticket)).toString("base64url"),
    {
      httpOnly: true,
      secure: env().APP_URL.startsWith("https:"),
      sameSite: "lax",
      path: "/",
      expires: expiresAt,
    },
  );
}

/** Forgets the order on this device. */
export async function endPortalSession(orderId: string): Promise<void> {
  (await pageCookies()).delete({ name: cookieName(orderId), path: "/" });
}

/**
 * The order as this device opened it, while the link behind it still works: by a link to the order,
 * else by the customer's own page.
 */
async function openOrder(orderId: string): Promise<OpenOrder | null> {
  const byLink = await orderByLink(orderId);
  if (byLink) return byLink;
  const own = await ownCustomer();
  return own && customerOfOrder(own, orderId);
}

/** The order in the address of a page. */
export const openOrderRead = sharedRead("open order", openOrder);

/** The customer this device opened the order as. */
export async function portalCustomer(orderId: string): Promise<CustomerActor | null> {
  return (await openOrder(orderId))?.actor ?? null;
}

async function orderByLink(orderId: string): Promise<OpenOrder | null> {
  const ticket = readTicket((await requestCookies()).get(cookieName(orderId))?.value);
  if (!ticket || ticket.orderId !== orderId || ticket.expires <= Date.now()) return null;
  const link = await readPortalLink(ticket.shopId, ticket.linkId, orderId);
  return link.state === "good" ? link : null;
}
