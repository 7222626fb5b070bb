import { z } from "zod";
import { cursorSchema, searchText } from "@/lib/base/schemas";
import { MAIL_KIND_NAMES } from "@/lib/mail-kinds/registry";
import { OUTBOX_FILTERS } from "@/lib/outbox/queries";

/** The list's search and filters, as they stand in the URL; odd values count as none. */
export const outboxListSchema = z.object({
  q: searchText,
  state: z.enum(OUTBOX_FILTERS).nullish().catch(null),
  kind: z.enum(MAIL_KIND_NAMES).nullish().catch(null),
  cursor: cursorSchema,
});
