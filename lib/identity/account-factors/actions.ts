"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { readAccount } from "@/lib/identity/account/queries";
import { requestAccountLink } from "@/lib/identity/account/request-link";
import {
  addPasskey,
  removePasskey,
  renamePasskey,
} from "@/lib/identity/account-factors/change-passkeys";
import { SHOWN_CODES } from "@/lib/identity/account-factors/codes-cookie";
import { passkeyNameSchema } from "@/lib/identity/account-factors/schema";
import {
  beginSecondFactor,
  cancelSecondFactor,
  confirmSecondFactor,
  makeRecoveryCodes,
  switchOffSecondFactor,
} from "@/lib/identity/account-factors/second-factor";
import type { FreshActor } from "@/lib/identity/actor";
import { confirmIdentity, type FreshProof } from "@/lib/identity/factors/freshness";
import { askForNewPasskey, verifyNewPasskey } from "@/lib/identity/factors/new-passkey";
import { CHALLENGE, type Challenge } from "@/lib/identity/factors/passkey-challenge";
import { askForPasskey, confirmByPasskey } from "@/lib/identity/factors/passkeys";
import { runForm } from "@/lib/identity/gates/action";
import {
  actionAccount,
  actionFresh,
  clientDevice,
  FRESH_PROOF,
} from "@/lib/identity/gates/session";
import { ownPath } from "@/lib/identity/session/own-path";
import { dropSealed, readSealed, setSealed } from "@/lib/identity/session/sealed-cookie";

/** Confirms who is acting, by password or code, and goes on. */
export async function confirmItIsMe(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionAccount();
    const { password, code, next } = formFields(form);
    const proof = code !== undefined ? { code } : { password: password ?? "" };
    return goOn(await confirmIdentity(actor, proof, await clientDevice()), next);
  });
}

async function goOn(proof: FreshProof, next: string | undefined): Promise<never> {
  await setSealed(FRESH_PROOF, proof);
  redirect(ownPath(next));
}

/** What a browser needs to ask for one of the actor's passkeys, as JSON in `values.options`. */
export async function beginPasskeyConfirm(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const { options, challenge } = await askForPasskey("confirm", await actionAccount());
    await setSealed(CHALLENGE, challenge);
    return { values: { options: JSON.stringify(options) } };
  });
}

/** Confirms who is acting, by passkey, and goes on. */
export async function confirmWithPasskey(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionAccount();
    const { response = "", next } = formFields(form);
    const challenge = await takeChallenge();
    const proof = await confirmByPasskey(actor, { challenge, response }, await clientDevice());
    return goOn(proof, next);
  });
}

async function takeChallenge(): Promise<Challenge | null> {
  const challenge = await readSealed<Challenge>(CHALLENGE);
  await dropSealed(CHALLENGE);
  return challenge;
}

/** Mails a sign-in link to oneself: the way to prove it for whoever has neither password nor passkey. */
export async function mailMyself(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const { email } = await readAccount(await actionAccount());
    await requestAccountLink("sign_in", email, await clientDevice());
    return { message: (await getTranslations("account"))("confirm.mailed") };
  });
}

/** Makes a secret for the app to take in. */
export async function startSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    await beginSecondFactor(await actionFresh());
    revalidatePath("/account/second-factor");
    return undefined;
  });
}

/** Forgets a secret that was not confirmed. */
export async function stopSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    await cancelSecondFactor(await actionFresh());
    revalidatePath("/account/second-factor");
    return undefined;
  });
}

/** Switches the second factor on with a code from the app, and shows the recovery codes. */
export async function finishSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionFresh();
    const { code = "" } = formFields(form);
    return showCodes(actor, await confirmSecondFactor(actor, { code }, await clientDevice()));
  });
}

/** Makes new recovery codes and shows them. */
export async function renewCodes(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionFresh();
    return showCodes(actor, await makeRecoveryCodes(actor, await clientDevice()));
  });
}

// The codes travel to their page sealed in a cookie, so that it shows them without scripts as well.
async function showCodes({ sessionId }: FreshActor, codes: string[]): Promise<never> {
  await setSealed(SHOWN_CODES, { sessionId, codes });
  redirect("/account/second-factor/codes");
}

/** Says that the codes are kept somewhere: they are not shown again. */
export async function hideCodes(): Promise<void> {
  await dropSealed(SHOWN_CODES);
  redirect("/account");
}

/** Switches the second factor off. */
export async function endSecondFactor(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    await switchOffSecondFactor(await actionFresh(), await clientDevice());
    redirect("/account?done=second-factor");
  });
}

/** What a browser needs to make a passkey, as JSON in `values.options`. */
export async function beginNewPasskey(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const { options, challenge } = await askForNewPasskey(await actionFresh());
    await setSealed(CHALLENGE, challenge);
    return { values: { options: JSON.stringify(options) } };
  });
}

/** Adds the passkey a browser made, with the name it is to have. */
export async function saveNewPasskey(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionFresh();
    const fields = formFields(form);
    const { name } = parse(passkeyNameSchema, fields);
    const challenge = await takeChallenge();
    const passkey = await verifyNewPasskey({ challenge, response: fields.response ?? "" });
    await addPasskey(actor, { passkey, name }, await clientDevice());
    redirect("/account?done=passkey");
  });
}

/** Gives a passkey another name. */
export async function savePasskeyName(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionAccount();
    const fields = formFields(form);
    const { name } = parse(passkeyNameSchema, fields);
    await renamePasskey(actor, { id: fields.id ?? "", name }, await clientDevice());
    redirect("/account?done=passkey-name");
  });
}

/** Removes a passkey. */
export async function dropPasskey(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionFresh();
    await removePasskey(actor, { id: formFields(form).id ?? "" }, await clientDevice());
    redirect("/account?done=passkey-removed");
  });
}
