"use server";

import { texts } from "@/lib/i18n/texts";
import { confirmAddress, requestAddressChange } from "@/lib/identity/account/change-address";
import { changeName, chooseLanguage } from "@/lib/identity/account/change-profile";
import { endOtherSessions, endOwnSession } from "@/lib/identity/account/end-sessions";
import { languageSchema, nameForm, sessionSchema } from "@/lib/identity/account/schema";
import { setPassword } from "@/lib/identity/account/set-password";
import { emailForm, newPasswordForm } from "@/lib/identity/factors/schema";
import { accountAction, freshAction } from "@/lib/identity/gates/define-action";
import { clientDevice } from "@/lib/identity/gates/session";

/** Saves what somebody is called. */
export const saveName = accountAction({
  input: nameForm,
  run: async (actor, input) => changeName(actor, input, await clientDevice()),
  say: (_, __, locale) => texts(locale, "account")("name.saved"),
});

/** Saves the language of one's own pages; the answer is in the new one. */
export const saveLanguage = accountAction({
  input: languageSchema,
  run: chooseLanguage,
  say: (_, { locale }, current) => texts(locale ?? current, "account")("language.saved"),
});

/** Asks a new address to confirm. */
export const changeAddress = freshAction({
  input: emailForm,
  run: async (actor, input) => requestAddressChange(actor, input, await clientDevice()),
  say: (_, __, locale) => texts(locale, "account")("address.asked"),
});

/** The button behind the link that a new address got. */
export const confirmNewAddress = accountAction({
  run: async (actor, { token = "" }) => confirmAddress(actor, token, await clientDevice()),
  goTo: () => "/account?done=address",
});

/** Sets or changes the password. */
export const savePassword = freshAction({
  input: newPasswordForm,
  run: async (actor, input) => setPassword(actor, input, await clientDevice()),
  goTo: () => "/account?done=password",
});

/** Signs one device out. */
export const signOutDevice = accountAction({
  input: sessionSchema,
  run: async (actor, input) => endOwnSession(actor, input, await clientDevice()),
  say: (_, __, locale) => texts(locale, "account")("sessions.ended", { count: 1 }),
});

/** Signs every other device out. */
export const signOutOthers = accountAction({
  run: async (actor) => endOtherSessions(actor, await clientDevice()),
  say: (count, _, locale) => texts(locale, "account")("sessions.ended", { count }),
});
