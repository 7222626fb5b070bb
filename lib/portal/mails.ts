import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import { orders } from "@/db/schema";
import PortalLink from "@/emails/portal-link";
import { after, DAY } from "@/lib/base/time";
import type { Composer } from "@/lib/mail/compose";
import { mailDates, mailFrame } from "@/lib/mail/frame";
import { createLink, LINK_DAYS } from "@/lib/mail/links";
import { mailWords } from "@/lib/mail/words";

/** `portal.link`: a fresh link to the order, to the order's own address. */
export const composePortalLinkMail: Composer = async (tx, mail, shop) => {
  const { shopId, orderId } = mail;
  if (!orderId) throw new Error("A portal link without its order.");
  const [order] = await tx
    .select()
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)));
  if (!order || order.email !== mail.toAddress) return { drop: "address_gone" };
  const text = mailWords(shop.locale, "portal-link", {
    order_number: order.number,
    days: LINK_DAYS,
    expires_on: mailDates(shop).day(after(new Date(), LINK_DAYS * DAY)),
  });
  const element = createElement(PortalLink, {
    ...mailFrame(shop),
    text,
    portalUrl: await createLink(tx, { shopId, purpose: "portal", orderId, mailId: mail.id }),
  });
  return { subject: text.subject, element };
};
