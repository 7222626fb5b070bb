import AuthSignIn from "@/emails/auth-sign-in";
import { accountLinkMail, USEFUL_FOR } from "@/lib/identity/account/mails/owner";
import { defineMailKind } from "@/lib/mail/define-mail-kind";

/** A link that signs in once. */
export const signInMail = defineMailKind({
  name: "auth.sign_in",
  class: "sign-in",
  wayIn: true,
  usefulFor: USEFUL_FOR,
  template: AuthSignIn,
  ...accountLinkMail("sign_in"),
});
