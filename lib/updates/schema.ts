import { z } from "zod";
import { UPDATE_LIMITS as LIMITS } from "@/lib/base/limits";
import { lineText, longText } from "@/lib/base/schemas";
import { NOTE_KINDS, PRIORITIES } from "@/lib/base/vocabularies";

export type Priority = (typeof PRIORITIES)[number];

export type UpdateState = "open" | "solved" | "rated";

/** The state is read off two facts and stored nowhere. */
export function updateState(facts: { solvedAt: Date | null; ratedAt: Date | null }): UpdateState {
  if (facts.ratedAt) return "rated";
  return facts.solvedAt ? "solved" : "open";
}

export const titleSchema = lineText(LIMITS.title).refine((value) => value !== "", "titleRequired");

const optionalNote = (limit: { maxLength: number }) =>
  longText(limit)
    .nullish()
    .transform((value) => value || undefined);

export const noteBodySchema = longText(LIMITS.body).refine((value) => value !== "", "noteRequired");

const noteKindSchema = z.enum(NOTE_KINDS, "noteKind");

export const prioritySchema = z.enum(PRIORITIES, "invalidValue");

export const openUpdateSchema = z.object({
  title: titleSchema,
  customerNote: optionalNote(LIMITS.customerNote),
  internalNote: optionalNote(LIMITS.internalNote),
  assigneeId: z.uuid("unknownMember").nullish(),
  statusId: z.uuid("unknownStatus").nullish(),
  priority: prioritySchema.nullish(),
  /** The rated update this one follows up. */
  followsUpdateId: z.uuid("invalidValue").nullish(),
});
export type OpenUpdate = z.output<typeof openUpdateSchema>;

export const writeNoteSchema = z.object({ kind: noteKindSchema, body: noteBodySchema });
export type WriteNote = z.output<typeof writeNoteSchema>;
