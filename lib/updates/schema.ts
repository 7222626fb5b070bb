import { z } from "zod";
import { lineText, longText } from "@/lib/base/schemas";
import { NOTE_KINDS, PRIORITIES } from "@/lib/base/vocabularies";

export const TITLE_MAX = 191;
export const NOTE_MAX = 5000;

export type Priority = (typeof PRIORITIES)[number];

export type UpdateState = "open" | "solved" | "rated";

/** The state is read off two facts and stored nowhere. */
export function updateState(facts: { solvedAt: Date | null; ratedAt: Date | null }): UpdateState {
  if (facts.ratedAt) return "rated";
  return facts.solvedAt ? "solved" : "open";
}

export const titleSchema = lineText(TITLE_MAX, "titleTooLong").refine(
  (value) => value !== "",
  "titleRequired",
);

const optionalNote = longText(NOTE_MAX, "noteTooLong")
  .optional()
  .transform((value) => value || undefined);

export const noteBodySchema = longText(NOTE_MAX, "noteTooLong").refine(
  (value) => value !== "",
  "noteRequired",
);

const noteKindSchema = z.enum(NOTE_KINDS, "noteKind");

export const prioritySchema = z.enum(PRIORITIES, "invalidValue");

export const openUpdateSchema = z.object({
  title: titleSchema,
  customerNote: optionalNote,
  internalNote: optionalNote,
  assigneeId: z.uuid("unknownMember").nullish(),
  statusId: z.uuid("unknownStatus").nullish(),
  priority: prioritySchema.nullish(),
});
export type OpenUpdate = z.output<typeof openUpdateSchema>;

export const writeNoteSchema = z.object({ kind: noteKindSchema, body: noteBodySchema });
export type WriteNote = z.output<typeof writeNoteSchema>;
