import { eq } from "drizzle-orm";
import { createElement } from "react";
import type { Tx } from "@/db/client";
import { accounts } from "@/db/schema";
import AuthEmail from "@/emails/auth-email";
import AuthNotice from "@/emails/auth-notice";
import AuthReset from "@/emails/auth-reset";
import AuthSignIn from "@/emails/auth-sign-in";
import { env } from "@/lib/base/env";
import { HOUR } from "@/lib/base/time";
import { createAccountLink, LINK_MINUTES } from "@/lib/identity/account/account-links";
import { noticeOf } from "@/lib/identity/account/account-mails";
import { maskEmail } from "@/lib/identity/account/mask-email";
import type { Composer, MailRow } from "@/lib/mail/compose";
import { mailDates, mailFrame } from "@/lib/mail/frame";
import { mailWords } from "@/lib/mail/words";

/** By then people have asked again: a link that comes this late only confuses. */
const TOO_LATE = HOUR;

/** Links are made when the mail is worded, so that each try carries a fresh one and ends the others. */
const tooLate = (mail: MailRow) => Date.now() - mail.createdAt.getTime() > TOO_LATE;

async function readOwner(tx: Tx, mail: MailRow) {
  if (!mail.accountId) throw new Error("A mail about a sign-in without its account.");
  const [account] = await tx.select().from(accounts).where(eq(accounts.id, mail.accountId));
  return account;
}

/** `auth.sign_in`: a link that signs in once. */
export const composeSignInMail: Composer = async (tx, mail, shop) => {
  const account = await readOwner(tx, mail);
  if (!account || account.email !== mail.toAddress) return { drop: "address_gone" };
  if (tooLate(mail)) return { drop: "link_over" };
  const text = mailWords(shop.locale, "auth-sign-in", {
    shop_name: shop.name,
    minutes: LINK_MINUTES.sign_in,
    email: account.email,
  });
  const signInUrl = await createAccountLink(tx, { accountId: account.id, purpose: "sign_in" });
  const element = createElement(AuthSignIn, { ...mailFrame(shop), text, signInUrl });
  return { subject: text.subject, element };
};

/** `auth.reset`: a link to a new password. */
export const composeResetMail: Composer = async (tx, mail, shop) => {
  const account = await readOwner(tx, mail);
  if (!account || account.email !== mail.toAddress) return { drop: "address_gone" };
  if (tooLate(mail)) return { drop: "link_over" };
  const text = mailWords(shop.locale, "auth-reset", {
    shop_name: shop.name,
    minutes: LINK_MINUTES.reset,
    email: account.email,
  });
  const resetUrl = await createAccountLink(tx, { accountId: account.id, purpose: "reset" });
  const element = createElement(AuthReset, { ...mailFrame(shop), text, resetUrl });
  return { subject: text.subject, element };
};

/** `auth.email`: asks a new address to confirm; it is taken only by whoever is signed in. */
export const composeNewAddressMail: Composer = async (tx, mail, shop) => {
  const account = await readOwner(tx, mail);
  if (!account || account.email === mail.toAddress) return { drop: "link_over" };
  const text = mailWords(shop.locale, "auth-email", {
    shop_name: shop.name,
    hours: LINK_MINUTES.email / 60,
    name: account.name,
    email: mail.toAddress,
  });
  const link = { accountId: account.id, purpose: "email" as const, email: mail.toAddress };
  const confirmUrl = await createAccountLink(tx, link);
  const element = createElement(AuthEmail, { ...mailFrame(shop), text, confirmUrl });
  return { subject: text.subject, element };
};

/** `auth.notice`: what was done with a sign-in, to the address it had then. */
export const composeNoticeMail: Composer = async (tx, mail, shop) => {
  const account = await readOwner(tx, mail);
  if (!account) return { drop: "address_gone" };
  const text = mailWords(shop.locale, "auth-notice", {
    shop_name: shop.name,
    notice: noticeOf(mail.dedupeKey),
    done_at: mailDates(shop).dayAndTime(mail.createdAt),
    new_email: maskEmail(account.email),
  });
  const accountUrl = `${env().APP_URL}/account`;
  const element = createElement(AuthNotice, { ...mailFrame(shop), text, accountUrl });
  return { subject: text.subject, element };
};
