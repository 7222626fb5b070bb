"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { AppError } from "@/lib/base/errors";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { isLocale } from "@/lib/i18n/locales";
import { texts } from "@/lib/i18n/texts";
import type { MemberActor } from "@/lib/identity/actor";
import { formFields, runForm } from "@/lib/identity/gates/action";
import { enter } from "@/lib/identity/gates/enter";
import { actionMember, clientAddress } from "@/lib/identity/gates/session";
import { saveMailTransport } from "@/lib/settings/mail/actions";
import { putChecklistAway } from "@/lib/setup/close-checklist";
import { isSetupCode } from "@/lib/setup/code";
import { createOwner } from "@/lib/setup/create-owner";
import { askForDemo, skipStore } from "@/lib/setup/decide-store";
import { hurryTest } from "@/lib/setup/hurry-test";
import { isEmptyInstallation } from "@/lib/setup/queries";
import { removeTest } from "@/lib/setup/remove-test";
import { firstOwnerSchema, STEP_PATH } from "@/lib/setup/schema";
import { startTest } from "@/lib/setup/start-test";
import { readShopForm } from "@/lib/shops/read-form";
import { saveShopForm } from "@/lib/shops/save-shop-form";
import { shopFormSchema } from "@/lib/shops/schema";

/** Takes the code that was pasted, and goes on to the first step. */
export async function enterSetupCode(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const { code = "" } = formFields(form);
    await requireCode(code);
    redirect(`${STEP_PATH.owner}?code=${encodeURIComponent(code.trim())}`);
  });
}

/** Makes the owner of an empty installation, signs them in and goes on to the shop. */
export async function createFirstOwner(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await runForm(form, async () => {
    const { code = "", ...fields } = formFields(form);
    await requireCode(code);
    const accountId = await createOwner(parse(firstOwnerSchema, fields), {
      locale: isLocale(locale) ? locale : "en",
      address: await clientAddress(),
    });
    await enter(accountId, "setup");
    redirect(STEP_PATH.shop);
  });
  const count = Object.keys(state.fields ?? {}).length;
  return count > 0
    ? { ...state, message: texts(locale, "setup")("owner.errors", { count }) }
    : state;
}

async function requireCode(code: string): Promise<void> {
  if (!(await isEmptyInstallation())) throw new AppError("already_set_up");
  if (await isSetupCode(code, await clientAddress())) return;
  throw new AppError("invalid", { fields: { code: "setupCode" } });
}

/** Saves what customers see of the shop, and goes on to mail. */
export async function saveShopStep(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  const state = await run(form, async (actor) => {
    const { logo, ...shop } = parse(shopFormSchema, await readShopForm(form));
    await saveShopForm(actor, shop, logo);
    revalidatePath("/", "layout");
    redirect(STEP_PATH.mail);
  });
  const count = Object.keys(state.fields ?? {}).length;
  return count > 0
    ? { ...state, message: texts(locale, "setup")("owner.errors", { count }) }
    : state;
}

/** Saves how mail goes out; with the button `test` proves it and stays, else goes on. */
export async function saveMailStep(before: FormState, form: FormData): Promise<FormState> {
  const state = await saveMailTransport(before, form);
  if (state.status === "done" && !form.has("test")) redirect(STEP_PATH.store);
  return state;
}

/** Begins with an empty shop and goes on, or has the demo shop made beside it and shows how far that is. */
export async function chooseStore(_: FormState, form: FormData): Promise<FormState> {
  return run(form, async (actor) => {
    if (formFields(form).store === "demo") return askForDemo(actor);
    await skipStore(actor);
    revalidatePath("/", "layout");
    redirect(STEP_PATH.test);
  });
}

/** Sends the owner the mail a customer gets. */
export async function beginTest(_: FormState, form: FormData): Promise<FormState> {
  const locale = await getLocale();
  return run(form, (actor) => startTest(actor, isLocale(locale) ? locale : "en"));
}

/** Lets the answer to the test rating leave at once. */
export async function hurryAnswer(_: FormState, form: FormData): Promise<FormState> {
  return run(form, hurryTest);
}

/** Removes the test order and all that came of it. */
export async function endTest(_: FormState, form: FormData): Promise<FormState> {
  return run(form, removeTest);
}

/** Puts the list of first steps away. */
export async function closeChecklist(_: FormState, form: FormData): Promise<FormState> {
  return run(form, putChecklistAway);
}

/** The owner's gate, the act, then every page is read anew. */
async function run(
  form: FormData,
  work: (actor: MemberActor) => Promise<void>,
): Promise<FormState> {
  const state = await runForm(form, async () => {
    await work(await actionMember(form, "owner"));
    return undefined;
  });
  revalidatePath("/", "layout");
  return state;
}
