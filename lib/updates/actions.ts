"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { z } from "zod";
import { idSchema, submissionIdSchema } from "@/lib/base/schemas";
import { formFields } from "@/lib/http/form-fields";
import type { FormState } from "@/lib/http/form-state";
import { parse } from "@/lib/http/parse";
import type { MemberActor } from "@/lib/identity/actor";
import { runForm } from "@/lib/identity/gates/action";
import { actionMember } from "@/lib/identity/gates/session";
import {
  assignUpdate,
  changePriority,
  changeStatus,
  retitleUpdate,
} from "@/lib/updates/change-update";
import { describeSolve, type SolveWords } from "@/lib/updates/describe-solve";
import { openUpdate } from "@/lib/updates/open-update";
import { previewSolve } from "@/lib/updates/preview-solve";
import {
  openUpdateSchema,
  prioritySchema,
  titleSchema,
  writeNoteSchema,
} from "@/lib/updates/schema";
import { hideUpdate, showUpdate } from "@/lib/updates/show-update";
import { reopenUpdate, solveUpdate } from "@/lib/updates/solve-update";
import { writeNote } from "@/lib/updates/write-note";

const target = { updateId: idSchema, submissionId: submissionIdSchema };
const targetSchema = z.object(target);
const solveSchema = z.object({ ...target, notify: z.stringbool().catch(false) });
const noteSchema = writeNoteSchema.extend(target);
const nobody = z.literal("").transform(() => null);
const assigneeId = z.union([nobody, z.uuid("unknownMember")]);
const assignSchema = z.object({ ...target, assigneeId });
const statusSchema = z.object({ ...target, statusId: z.uuid("unknownStatus") });
const prioritiseSchema = z.object({ ...target, priority: prioritySchema });
const retitleSchema = z.object({ ...target, title: titleSchema });
const openSchema = openUpdateSchema.extend({
  orderId: idSchema,
  submissionId: submissionIdSchema,
  assigneeId,
  statusId: z.union([z.literal("").transform(() => null), z.uuid("unknownStatus")]),
});

/** Gate, parse, verb; then every page is read again, so that a refusal shows the state that caused it. */
async function run<S extends z.ZodType>(
  form: FormData,
  schema: S,
  verb: (actor: MemberActor, input: z.output<S>) => Promise<unknown>,
): Promise<FormState> {
  const state = await runForm(form, async () => {
    const actor = await actionMember(form);
    await verb(actor, parse(schema, formFields(form)));
    return undefined;
  });
  revalidatePath("/", "layout");
  return state;
}

export async function addNote(_: FormState, form: FormData): Promise<FormState> {
  return run(form, noteSchema, writeNote);
}

export async function solve(_: FormState, form: FormData): Promise<FormState> {
  return run(form, solveSchema, solveUpdate);
}

export async function reopen(_: FormState, form: FormData): Promise<FormState> {
  return run(form, targetSchema, reopenUpdate);
}

export async function assign(_: FormState, form: FormData): Promise<FormState> {
  return run(form, assignSchema, assignUpdate);
}

export async function relabel(_: FormState, form: FormData): Promise<FormState> {
  return run(form, statusSchema, changeStatus);
}

export async function prioritise(_: FormState, form: FormData): Promise<FormState> {
  return run(form, prioritiseSchema, changePriority);
}

export async function retitle(_: FormState, form: FormData): Promise<FormState> {
  return run(form, retitleSchema, retitleUpdate);
}

export async function show(_: FormState, form: FormData): Promise<FormState> {
  return run(form, targetSchema, showUpdate);
}

export async function hide(_: FormState, form: FormData): Promise<FormState> {
  return run(form, targetSchema, hideUpdate);
}

/** Opens an update and goes to its card. */
export async function open(_: FormState, form: FormData): Promise<FormState> {
  return run(form, openSchema, async (actor, input) => {
    const { updateId } = await openUpdate(actor, input);
    revalidatePath("/", "layout");
    redirect(`/orders/${input.orderId}#update-${updateId}`);
  });
}

/** What "Notify customer" would send at this moment, for the solve dialog. */
export async function loadSolve(
  updateId: string,
): Promise<{ words: SolveWords } | { refused: string }> {
  let words: SolveWords | undefined;
  const form = new FormData();
  const state = await runForm(form, async () => {
    const actor = await actionMember(form);
    const preview = await previewSolve(actor, parse(idSchema, updateId));
    words = describeSolve(await getLocale(), preview);
    return undefined;
  });
  return words ? { words } : { refused: state.message ?? "" };
}
