import AuthNotice from "@/emails/auth-notice";
import { env } from "@/lib/base/env";
import { noticeOf } from "@/lib/identity/account/account-mails";
import { readOwner } from "@/lib/identity/account/mails/owner";
import { maskEmail } from "@/lib/identity/account/mask-email";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { mailDates } from "@/lib/mail/frame";

/** What was done with a sign-in, to the address it had then. */
export const noticeMail = defineMailKind({
  name: "auth.notice",
  class: "sign-in",
  usefulFor: null,
  template: AuthNotice,
  compose: async (tx, mail, shop) => {
    const account = await readOwner(tx, mail);
    if (!account) return { drop: "address_gone" };
    return {
      values: {
        shop_name: shop.name,
        notice: noticeOf(mail.dedupeKey),
        done_at: mailDates(shop).dayAndTime(mail.createdAt),
        new_email: maskEmail(account.email),
      },
      props: { url: `${env().APP_URL}/account` },
    };
  },
  sample: ({ dates, now, url }) => ({
    values: {
      notice: "password",
      done_at: dates.dayAndTime(now),
      new_email: maskEmail("amara@shop.example"),
    },
    props: { url },
  }),
});
