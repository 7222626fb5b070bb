import AuthReset from "@/emails/auth-reset";
import { accountLinkMail, USEFUL_FOR } from "@/lib/identity/account/mails/owner";
import { defineMailKind } from "@/lib/mail/define-mail-kind";

/** A link to a new password. */
export const resetMail = defineMailKind({
  name: "auth.reset",
  class: "sign-in",
  wayIn: true,
  usefulFor: USEFUL_FOR,
  template: AuthReset,
  ...accountLinkMail("reset"),
});
