"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { actionMember } from "@/lib/auth/session";
import { takeUpdate } from "@/lib/home/take-update";
import { formFields, runForm } from "@/lib/http/action";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import { idSchema, submissionIdSchema } from "@/lib/updates/schema";

const takeSchema = z.object({ updateId: idSchema, submissionId: submissionIdSchema });

/** Takes an update nobody has; the lists are read anew either way. */
export async function take(_: FormState, form: FormData): Promise<FormState> {
  const state = await runForm(form, async () => {
    const actor = await actionMember(form);
    await takeUpdate(actor, parse(takeSchema, formFields(form)));
    return undefined;
  });
  revalidatePath("/", "layout");
  return state;
}
