import { and, eq } from "drizzle-orm";
import { customers } from "@/db/schema";
import CustomerLink from "@/emails/customer-link";
import { after, DAY } from "@/lib/base/time";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { mailDates } from "@/lib/mail/frame";
import { createCustomerLink, LINK_DAYS } from "@/lib/mail/links";

/** A link to everything of the customer, to their own address. */
export const ownLinkMail = defineMailKind({
  name: "customer.link",
  class: "service",
  usefulFor: DAY,
  editable: { ...LETTER, tokens: ["customer_first_name", "shop_name", "shop_url"] },
  template: CustomerLink,
  compose: async (tx, mail, shop) => {
    const { shopId, customerId } = mail;
    if (!customerId) throw new Error("A customer link without its customer.");
    const [customer] = await tx
      .select({ email: customers.email })
      .from(customers)
      .where(and(eq(customers.shopId, shopId), eq(customers.id, customerId)));
    if (customer?.email !== mail.toAddress) return { drop: "address_gone" };
    return {
      values: {
        shop_name: shop.name,
        days: LINK_DAYS,
        expires_on: mailDates(shop).day(after(mail.now, LINK_DAYS * DAY)),
      },
      props: { url: await createCustomerLink(tx, { shopId, customerId, mailId: mail.id }) },
    };
  },
  sample: ({ url }) => ({ values: {}, props: { url } }),
});
