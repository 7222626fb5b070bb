import { z } from "zod";
import { MAIL_KINDS } from "@/db/schema";
import { cursorSchema } from "@/lib/base/schemas";
import { OUTBOX_FILTERS } from "@/lib/outbox/queries";

/** The kinds a list of mails can be narrowed to. */
export const KINDS = MAIL_KINDS;

/** The list's search and filters, as they stand in the URL; odd values count as none. */
export const outboxListSchema = z.object({
  q: z.string().max(200).catch(""),
  state: z.enum(OUTBOX_FILTERS).nullish().catch(null),
  kind: z.enum(KINDS).nullish().catch(null),
  cursor: cursorSchema,
});
