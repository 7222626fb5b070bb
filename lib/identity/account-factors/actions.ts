"use server";

import { texts } from "@/lib/i18n/texts";
import { readAccount } from "@/lib/identity/account/queries";
import { requestAccountLink } from "@/lib/identity/account/request-link";
import {
  addPasskey,
  removePasskey,
  renamePasskey,
} from "@/lib/identity/account-factors/change-passkeys";
import { removeAccess } from "@/lib/identity/account-factors/remove-access";
import {
  newPasskeyForm,
  passkeyNameForm,
  removeAccessSchema,
} from "@/lib/identity/account-factors/schema";
import { SHOWN_CODES, type ShownCodes } from "@/lib/identity/account-factors/shown-codes";
import {
  beginTwoFactor,
  cancelTwoFactor,
  confirmTwoFactor,
  makeRecoveryCodes,
  switchOffTwoFactor,
} from "@/lib/identity/account-factors/two-factor";
import { confirmIdentity } from "@/lib/identity/factors/freshness";
import { askForNewPasskey, verifyNewPasskey } from "@/lib/identity/factors/new-passkey";
import { askForPasskey, confirmByPasskey } from "@/lib/identity/factors/passkeys";
import { accountAction, freshAction, publicAction } from "@/lib/identity/gates/define-action";
import { receiveChallenge, sendChallenge } from "@/lib/identity/gates/passkey-cookie";
import { clientDevice, FRESH_PROOF } from "@/lib/identity/gates/session";
import { ownPath } from "@/lib/identity/session/own-path";
import { deleteSealed, setSealed } from "@/lib/identity/session/sealed-cookie";

/** Proves anew who acts, by password or code, and goes on. */
export const confirmItIsMe = accountAction({
  async run(actor, { password = "", code }) {
    const given = code !== undefined ? { code } : { password };
    await setSealed(FRESH_PROOF, await confirmIdentity(actor, given, await clientDevice()));
  },
  goTo: (_, { next }) => ownPath(next),
});

/** What a browser needs to ask for one of the actor's passkeys, as JSON in `values.options`. */
export const beginPasskeyConfirm = accountAction({
  run: async (actor) => sendChallenge(await askForPasskey("confirm", actor)),
  say: (options) => ({ values: { options } }),
  readOnly: true,
});

/** Proves anew who acts, by passkey, and goes on. */
export const confirmWithPasskey = accountAction({
  async run(actor, { response = "" }) {
    const challenge = await receiveChallenge();
    const proof = await confirmByPasskey(actor, { challenge, response }, await clientDevice());
    await setSealed(FRESH_PROOF, proof);
  },
  goTo: (_, { next }) => ownPath(next),
});

/** Emails a sign-in link to oneself: the way to prove it for whoever has neither password nor passkey. */
export const emailMyself = accountAction({
  async run(actor) {
    const { email } = await readAccount(actor);
    await requestAccountLink("sign_in", email, await clientDevice());
  },
  say: (_, __, locale) => texts(locale, "account")("confirm.mailed"),
});

/** Begins to set up two-factor authentication: makes a secret for the app to take in. */
export const startTwoFactor = freshAction({
  run: beginTwoFactor,
});

/** Forgets a secret that was not confirmed. */
export const stopTwoFactor = freshAction({
  run: cancelTwoFactor,
});

/** Switches two-factor authentication on with a code from the app, and shows the recovery codes. */
export const finishTwoFactor = freshAction({
  async run(actor, { code = "" }) {
    const codes = await confirmTwoFactor(actor, { code }, await clientDevice());
    await showCodes({ sessionId: actor.sessionId, codes });
  },
  goTo: () => "/account/second-factor/codes",
});

/** Makes new recovery codes and shows them. */
export const renewRecoveryCodes = freshAction({
  async run(actor) {
    const codes = await makeRecoveryCodes(actor, await clientDevice());
    await showCodes({ sessionId: actor.sessionId, codes });
  },
  goTo: () => "/account/second-factor/codes",
});

// The codes travel to their page sealed in a cookie, so that it shows them without scripts as well.
const showCodes = (shown: ShownCodes) => setSealed(SHOWN_CODES, shown);

/** Says that the codes are kept somewhere: they are not shown again. */
export const hideRecoveryCodes = publicAction({
  run: () => deleteSealed(SHOWN_CODES),
  goTo: () => "/account",
});

/** Switches two-factor authentication off. */
export const endTwoFactor = freshAction({
  run: async (actor) => switchOffTwoFactor(actor, await clientDevice()),
  goTo: () => "/account?done=second-factor",
});

/** What a browser needs to make a passkey, as JSON in `values.options`. */
export const beginNewPasskey = freshAction({
  run: async (actor) => sendChallenge(await askForNewPasskey(actor)),
  say: (options) => ({ values: { options } }),
  readOnly: true,
});

/** Adds the passkey a browser made, with the name it is to have. */
export const saveNewPasskey = freshAction({
  input: newPasskeyForm,
  async run(actor, { name, response }) {
    const challenge = await receiveChallenge();
    const passkey = await verifyNewPasskey({ challenge, response });
    await addPasskey(actor, { passkey, name }, await clientDevice());
  },
  goTo: () => "/account?done=passkey",
});

/** Gives a passkey another name. */
export const savePasskeyName = accountAction({
  input: passkeyNameForm,
  run: async (actor, input) => renamePasskey(actor, input, await clientDevice()),
  goTo: () => "/account?done=passkey-name",
});

/** Removes a passkey. */
export const deletePasskey = freshAction({
  run: async (actor, { id = "" }) => removePasskey(actor, { id }, await clientDevice()),
  goTo: () => "/account?done=passkey-removed",
});

/** Takes away the chosen ways into the account, after a new password or before work in another shop, and goes on. */
export const removeChosenAccess = freshAction({
  read: (form) => ({ passkeys: form.getAll("passkeys"), sessions: form.getAll("sessions") }),
  input: removeAccessSchema,
  run: async (actor, input) => removeAccess(actor, input, await clientDevice()),
  goTo: () => "/",
});
