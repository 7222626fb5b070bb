import { and, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { LISTED_AT } from "@/db/listed-at";
import { customers, links, orders, shops } from "@/db/schema";
import { hashToken, looksLikeToken } from "@/lib/base/tokens";
import { sharedRead } from "@/lib/http/shared-read";
import { type Locale, spokenLocale } from "@/lib/i18n/locales";
import { type CustomerActor, makeActor, type OwnCustomerActor } from "@/lib/identity/actor";

/**
 * What a secret link to everything of a customer is good for right now, and the language to speak to
 * them: that of their newest order.
 */
export type OwnLinkState =
  | { state: "unknown" }
  | { state: "expired"; shopId: string; customerId: string; linkId: string; locale: Locale }
  | { state: "good"; actor: OwnCustomerActor; expiresAt: Date; locale: Locale };

const UNKNOWN: OwnLinkState = { state: "unknown" };

/** Looks a token up by its hash. Only reads. */
export async function readOwnLink(token: string): Promise<OwnLinkState> {
  if (!looksLikeToken(token)) return UNKNOWN;
  return judge(eq(links.tokenHash, hashToken(token)));
}

/** The link in the address of a page. */
export const ownLinkRead = sharedRead("own link", readOwnLink);

/** The link behind the cookie of a customer, checked again at every request. */
export async function readOwnLinkById(shopId: string, linkId: string): Promise<OwnLinkState> {
  return judge(and(eq(links.shopId, shopId), eq(links.id, linkId)));
}

async function judge(which: ReturnType<typeof and>): Promise<OwnLinkState> {
  const [row] = await database()
    .select({
      shopId: links.shopId,
      linkId: links.id,
      customerId: customers.id,
      expiresAt: links.expiresAt,
      expired: sql<boolean>`${links.expiresAt} <= now()`,
      orderLocale: sql<Locale | null>`(select ${orders.locale} from ${orders}
        where ${orders.shopId} = ${customers.shopId} and ${orders.customerId} = ${customers.id}
        order by ${LISTED_AT} desc limit 1)`,
      shopLocale: shops.locale,
    })
    .from(links)
    .innerJoin(
      customers,
      and(eq(customers.shopId, links.shopId), eq(customers.id, links.customerId)),
    )
    .innerJoin(shops, eq(shops.id, links.shopId))
    .where(
      and(
        which,
        eq(links.purpose, "customer"),
        isNull(links.revokedAt),
        isNull(customers.erasedAt),
      ),
    );
  if (!row) return UNKNOWN;
  const { shopId, customerId, linkId, expiresAt } = row;
  const locale = spokenLocale(row);
  if (row.expired) return { state: "expired", shopId, customerId, linkId, locale };
  const actor = makeActor<OwnCustomerActor>({ kind: "ownCustomer", shopId, customerId, linkId });
  return { state: "good", actor, expiresAt, locale };
}

/** An order that is open to a customer, and the language to speak to them on its page. */
export type OpenOrder = { actor: CustomerActor; locale: Locale };

/** The same person as the customer of one of their own orders; null for anybody else's. */
export async function customerOfOrder(
  own: OwnCustomerActor,
  orderId: string,
): Promise<OpenOrder | null> {
  const { shopId, customerId, linkId } = own;
  const [order] = await database()
    .select({ id: orders.id, orderLocale: orders.locale, shopLocale: shops.locale })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .where(
      and(eq(orders.shopId, shopId), eq(orders.id, orderId), eq(orders.customerId, customerId)),
    );
  if (!order) return null;
  const actor = makeActor<CustomerActor>({
    kind: "customer",
    shopId,
    customerId,
    orderId: order.id,
    linkId,
    updateId: null,
  });
  return { actor, locale: spokenLocale(order) };
}
