"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { AppError } from "@/lib/base/errors";
import type { FormState } from "@/lib/http/form-state";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import { memberAction, publicAction } from "@/lib/identity/gates/define-action";
import { clientAddress } from "@/lib/identity/gates/session";
import { startSession } from "@/lib/identity/gates/start-session";
import { deleteSealed, readSealed, setSealed } from "@/lib/identity/session/sealed-cookie";
import { saveMailTransport } from "@/lib/settings/mail/actions";
import { isSetupCode } from "@/lib/setup/code";
import { createOwner } from "@/lib/setup/create-owner";
import { askForDemo, skipStore } from "@/lib/setup/decide-store";
import { dismissChecklist } from "@/lib/setup/dismiss-checklist";
import { isEmptyInstallation } from "@/lib/setup/queries";
import { removeTest } from "@/lib/setup/remove-test";
import { firstOwnerSchema, SETUP_PASS, STEP_PATH } from "@/lib/setup/schema";
import { sendAnswerNow } from "@/lib/setup/send-answer-now";
import { startTest } from "@/lib/setup/start-test";
import { readShopForm } from "@/lib/shops/read-form";
import { saveShopForm } from "@/lib/shops/save-shop-form";
import { shopFormSchema } from "@/lib/shops/schema";

/** Takes the code that was pasted, and goes on to the first step. */
export const enterSetupCode = publicAction({
  async run({ code = "" }) {
    await requireCode(code);
    await setSealed(SETUP_PASS, {});
  },
  goTo: () => STEP_PATH.owner,
});

/** Makes the owner of an empty installation, signs them in and goes on to the shop. */
export const createFirstOwner = publicAction({
  input: firstOwnerSchema,
  async run(owner) {
    await requirePass();
    const where = { locale: await pageLocale(), address: await clientAddress() };
    await startSession(await createOwner(owner, where), "setup");
    await deleteSealed(SETUP_PASS);
  },
  goTo: () => STEP_PATH.shop,
});

async function requireCode(code: string): Promise<void> {
  if (!(await isEmptyInstallation())) throw new AppError("already_set_up");
  if (await isSetupCode(code, await clientAddress())) return;
  throw new AppError("invalid", { fields: { code: "setupCode" } });
}

/** Throws `already_set_up`, and `invalid` for a device on which the code was entered long ago, or never. */
async function requirePass(): Promise<void> {
  if (!(await isEmptyInstallation())) throw new AppError("already_set_up");
  if (await readSealed(SETUP_PASS)) return;
  throw new AppError("invalid", { fields: { name: "setupPass" } });
}

async function pageLocale(): Promise<Locale> {
  const locale = await getLocale();
  return isLocale(locale) ? locale : "en";
}

/** Saves what customers see of the shop, and goes on to email. */
export const saveShopStep = memberAction({
  role: "owner",
  read: readShopForm,
  input: shopFormSchema,
  run: (actor, { logo, ...shop }) => saveShopForm(actor, shop, logo),
  goTo: () => STEP_PATH.mail,
});

/**
 * Saves how email goes out; with the button `test` proves it and stays, else goes on. Not declared:
 * it is the action of Settings → Mail, and one step more.
 */
export async function saveMailStep(before: FormState, form: FormData): Promise<FormState> {
  const state = await saveMailTransport(before, form);
  if (state.status === "done" && !form.has("test")) redirect(STEP_PATH.store);
  return state;
}

/** Begins with an empty shop and goes on, or has the demo shop made beside it and shows how far that is. */
export const chooseStore = memberAction({
  role: "owner",
  run: (actor, { store }) => (store === "demo" ? askForDemo(actor) : skipStore(actor)),
  goTo: (_, { store }) => (store === "demo" ? undefined : STEP_PATH.test),
});

/** Sends the owner the email a customer gets. */
export const beginTest = memberAction({
  role: "owner",
  run: async (actor) => startTest(actor, await pageLocale()),
});

/** Lets the answer to the test rating leave at once. */
export const sendTestAnswerNow = memberAction({
  role: "owner",
  run: sendAnswerNow,
});

/** Removes the test order and all that came of it. */
export const endTest = memberAction({
  role: "owner",
  run: removeTest,
});

/** Dismisses the list of first steps. */
export const closeChecklist = memberAction({
  role: "owner",
  run: dismissChecklist,
});
