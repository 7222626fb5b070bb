import { and, eq } from "drizzle-orm";
import { orders } from "@/db/schema";
import PortalLink from "@/emails/portal-link";
import { after, DAY } from "@/lib/base/time";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { mailDates } from "@/lib/mail/frame";
import { createLink, LINK_DAYS } from "@/lib/mail/links";

/** A fresh link to the order, to the order's own address. */
export const orderLinkMail = defineMailKind({
  name: "portal.link",
  class: "service",
  usefulFor: DAY,
  editable: {
    ...LETTER,
    tokens: ["customer_first_name", "order_number", "shop_name", "shop_url"],
  },
  template: PortalLink,
  compose: async (tx, mail, shop) => {
    const { shopId, orderId } = mail;
    if (!orderId) throw new Error("A portal link without its order.");
    const [order] = await tx
      .select()
      .from(orders)
      .where(and(eq(orders.shopId, shopId), eq(orders.id, orderId)));
    if (!order || order.email !== mail.toAddress) return { drop: "address_gone" };
    return {
      values: {
        order_number: order.number,
        days: LINK_DAYS,
        expires_on: mailDates(shop).day(after(mail.now, LINK_DAYS * DAY)),
      },
      props: {
        url: await createLink(tx, { shopId, purpose: "portal", orderId, mailId: mail.id }),
      },
    };
  },
  sample: ({ url }) => ({ values: {}, props: { url } }),
});
