import { and, eq } from "drizzle-orm";
import { createElement } from "react";
import { customers } from "@/db/schema";
import CustomerLink from "@/emails/customer-link";
import { after, DAY } from "@/lib/base/time";
import type { Composer } from "@/lib/mail/compose";
import { mailDates, mailFrame } from "@/lib/mail/frame";
import { createCustomerLink, LINK_DAYS } from "@/lib/mail/links";
import { mailWords } from "@/lib/mail/words";

/** `customer.link`: a link to everything of the customer, to their own address. */
export const composeOwnLinkMail: Composer = async (tx, mail, shop) => {
  const { shopId, customerId } = mail;
  if (!customerId) throw new Error("A customer link without its customer.");
  const [customer] = await tx
    .select({ email: customers.email })
    .from(customers)
    .where(and(eq(customers.shopId, shopId), eq(customers.id, customerId)));
  if (customer?.email !== mail.toAddress) return { drop: "address_gone" };
  const text = mailWords(shop.locale, "customer-link", {
    shop_name: shop.name,
    days: LINK_DAYS,
    expires_on: mailDates(shop).day(after(new Date(), LINK_DAYS * DAY)),
  });
  const element = createElement(CustomerLink, {
    ...mailFrame(shop),
    text,
    ownUrl: await createCustomerLink(tx, { shopId, customerId, mailId: mail.id }),
  });
  return { subject: text.subject, element };
};
