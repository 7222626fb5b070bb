"use server";

import { getLocale } from "next-intl/server";
import { z } from "zod";
import { idSchema, submissionIdSchema } from "@/lib/base/schemas";
import { parse } from "@/lib/http/parse";
import { texts } from "@/lib/i18n/texts";
import { runForm } from "@/lib/identity/gates/action";
import { memberAction } from "@/lib/identity/gates/define-action";
import { actionMember } from "@/lib/identity/gates/session";
import {
  assignUpdate,
  retitleUpdate,
  changePriority as savePriority,
  changeStatus as saveStatus,
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
import { undoSolve } from "@/lib/updates/undo-solve";
import { writeNote } from "@/lib/updates/write-note";

const target = { updateId: idSchema, submissionId: submissionIdSchema };
const targetSchema = z.object(target);
const nobody = z.literal("").transform(() => null);
const assigneeId = z.union([nobody, z.uuid("unknownMember")]);

/** A reply to the customer, or a note for the team. */
export const addNote = memberAction({
  input: writeNoteSchema.extend(target),
  run: writeNote,
});

/** "Mark as solved", and whether the customer is told. */
export const solve = memberAction({
  input: z.object({ ...target, notify: z.stringbool().catch(false) }),
  run: solveUpdate,
  say: ({ undoSeconds }) => ({ undoSeconds }),
});

/** Takes one's own solve back before the customer is told. */
export const undo = memberAction({
  input: targetSchema,
  run: undoSolve,
  explain: (state, _form, locale) => {
    const t = texts(locale, "updates");
    if (state.code === "not_solved") return { ...state, message: t("undo.reopened") };
    if (state.code === "already_rated") return { ...state, message: t("undo.rated") };
    return state;
  },
});

export const reopen = memberAction({
  input: targetSchema,
  run: reopenUpdate,
});

export const assign = memberAction({
  input: z.object({ ...target, assigneeId }),
  run: assignUpdate,
});

export const changeStatus = memberAction({
  input: z.object({ ...target, statusId: z.uuid("unknownStatus") }),
  run: saveStatus,
});

export const changePriority = memberAction({
  input: z.object({ ...target, priority: prioritySchema }),
  run: savePriority,
});

export const retitle = memberAction({
  input: z.object({ ...target, title: titleSchema }),
  run: retitleUpdate,
});

/** Shows the customer an update that was internal. */
export const show = memberAction({
  input: targetSchema,
  run: showUpdate,
});

/** Makes an update internal again, as long as the customer has not written in it. */
export const hide = memberAction({
  input: targetSchema,
  run: hideUpdate,
});

/** Opens an update and goes to its card. */
export const open = memberAction({
  input: openUpdateSchema.extend({
    orderId: idSchema,
    submissionId: submissionIdSchema,
    assigneeId,
    statusId: z.union([nobody, z.uuid("unknownStatus")]),
  }),
  run: openUpdate,
  goTo: ({ updateId }, { orderId }) => `/orders/${orderId}#update-${updateId}`,
});

/** What "Notify customer" would send at this moment, for the solve dialog. No form: called as it opens. */
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
