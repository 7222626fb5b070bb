"use server";

import { revalidatePath } from "next/cache";
import { idSchema } from "@/lib/base/schemas";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { runForm } from "@/lib/identity/gates/action";
import { actionMember } from "@/lib/identity/gates/session";
import { sendAgain } from "@/lib/outbox/send-again";

export async function sendMailAgain(_: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(form, async () => {
    const actor = await actionMember(form);
    await sendAgain(actor, parse(idSchema, formFields(form).mailId));
    return undefined;
  });
  revalidatePath("/", "layout");
  return state;
}
