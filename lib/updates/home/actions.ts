"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { idSchema, submissionIdSchema } from "@/lib/base/schemas";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { runForm } from "@/lib/identity/gates/action";
import { actionMember } from "@/lib/identity/gates/session";
import { takeUpdate } from "@/lib/updates/home/take-update";

const takeSchema = z.object({ updateId: idSchema, submissionId: submissionIdSchema });

/** Takes an update nobody has; the lists are read again either way. */
export async function take(_: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(form, async () => {
    const actor = await actionMember(form);
    await takeUpdate(actor, parse(takeSchema, formFields(form)));
    return undefined;
  });
  revalidatePath("/", "layout");
  return state;
}
