"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { actionMember } from "@/lib/auth/session";
import { eraseCustomer } from "@/lib/customers/erase-customer";
import { recordOptOut } from "@/lib/customers/record-opt-out";
import { eraseCustomerSchema, recordOptOutSchema } from "@/lib/customers/schema";
import { formFields, runForm } from "@/lib/http/action";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";

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

/** "Erase for good". */
export async function eraseForGood(_: FormState, form: FormData): Promise<FormState> {
  return runForm(form, async () => {
    const actor = await actionMember(form, "admin");
    const input = parse(eraseCustomerSchema, formFields(form));
    await eraseCustomer(actor, input);
    revalidatePath("/", "layout");
    redirect(`/customers/${input.customerId}`);
  });
}
