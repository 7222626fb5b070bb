import AuthEmail from "@/emails/auth-email";
import { DAY } from "@/lib/base/time";
import { createAccountLink, LINK_MINUTES } from "@/lib/identity/account/account-links";
import { readOwner } from "@/lib/identity/account/mails/owner";
import { defineMailKind } from "@/lib/mail/define-mail-kind";

const hours = LINK_MINUTES.email / 60;

/** Asks a new address to confirm; it is taken only by whoever is signed in. */
export const newAddressMail = defineMailKind({
  name: "auth.email",
  class: "sign-in",
  wayIn: true,
  usefulFor: DAY,
  template: AuthEmail,
  compose: async (tx, mail, shop) => {
    const account = await readOwner(tx, mail);
    if (!account || account.email === mail.toAddress) return { drop: "link_over" };
    const email = mail.toAddress;
    const url = await createAccountLink(tx, { accountId: account.id, purpose: "email", email });
    return { values: { shop_name: shop.name, hours, name: account.name, email }, props: { url } };
  },
  sample: ({ agentName, url }) => ({
    values: { hours, name: agentName, email: "amara@shop.example" },
    props: { url },
  }),
});
