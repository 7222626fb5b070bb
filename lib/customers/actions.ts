"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { recordOptOut } from "@/lib/customers/record-opt-out";
import { saveTags } from "@/lib/customers/save-tags";
import { eraseCustomerSchema, recordOptOutSchema, saveTagsSchema } from "@/lib/customers/schema";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { runForm } from "@/lib/identity/gates/action";
import { actionMember } from "@/lib/identity/gates/session";

/** "Stop on request", on a customer's page. */
export async function stopMailsFor(_: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(form, async () => {
    const actor = await actionMember(form);
    await recordOptOut(actor, parse(recordOptOutSchema, formFields(form)));
    return undefined;
  });
  revalidatePath("/", "layout");
  return state;
}

/** The shop's own marks on a customer. */
export async function tagCustomer(_: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(form, async () => {
    const actor = await actionMember(form);
    await saveTags(actor, parse(saveTagsSchema, formFields(form)));
    return { message: texts(await getLocale(), "customers")("tags.saved") };
  });
  revalidatePath("/", "layout");
  // The first tag that is wrong speaks for the one field they are typed into.
  const problem = Object.entries(state.fields ?? {}).find(([name]) => name.startsWith("tags"));
  return problem ? { ...state, fields: { tags: problem[1] } } : state;
}

/** "Erase permanently". */
export async function eraseForGood(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const input = parse(eraseCustomerSchema, formFields(form));
    await eraseCustomer(actor, input);
    revalidatePath("/", "layout");
    redirect(`/customers/${input.customerId}`);
  });
}
