import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { accounts } from "@/db/schema";
import { HOUR } from "@/lib/base/time";
import { createAccountLink, LINK_MINUTES } from "@/lib/identity/account/account-links";
import type { Drop, MailRow, ShopRow } from "@/lib/mail/compose";
import type { SampleFacts } from "@/lib/mail/sample-facts";

/** Whoever asked has long asked again: a link that comes this late only puzzles. */
export const USEFUL_FOR = HOUR;

/** The account a mail about a sign-in concerns. */
export async function readOwner(tx: Tx, mail: MailRow) {
  if (!mail.accountId) throw new Error("A mail about a sign-in without its account.");
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, mail.accountId));
  return account;
}

/**
 * What a mail with a link of this purpose says to the owner of the account. The link is made when the
 * mail is worded, so that each try carries a fresh one; the others work until one is used.
 */
export function accountLinkMail(purpose: "sign_in" | "reset") {
  const minutes = LINK_MINUTES[purpose];
  return {
    compose: async (tx: Tx, mail: MailRow, shop: ShopRow) => {
      const account = await readOwner(tx, mail);
      if (!account || account.email !== mail.toAddress) {
        return { drop: "address_gone" } satisfies Drop;
      }
      return {
        values: { shop_name: shop.name, minutes, email: account.email },
        props: { url: await createAccountLink(tx, { accountId: account.id, purpose }) },
      };
    },
    sample: ({ url }: SampleFacts) => ({
      values: { minutes, email: "amara@shop.example" },
      props: { url },
    }),
  };
}
