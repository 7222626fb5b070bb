"use server";

import { revalidatePath } from "next/cache";
import { actionMember } from "@/lib/auth/session";
import { formFields, runForm } from "@/lib/http/action";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { sendAgain } from "@/lib/outbox/send-again";
import { idSchema } from "@/lib/updates/schema";

export async function sendMailAgain(_: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(form, async () => {
    const actor = await actionMember(form);
    await sendAgain(actor, parse(idSchema, formFields(form).mailId));
    return undefined;
  });
  revalidatePath("/", "layout");
  return state;
}
