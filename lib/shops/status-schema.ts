import { z } from "zod";
import { lineText } from "@/lib/base/schemas";
import { colorSchema } from "@/lib/shops/schema";

const NAME_MAX = 40;
/** Labels in use at once; more than fit a menu help nobody. */
export const STATUSES_MAX = 20;

const statusName = lineText(NAME_MAX, "statusTooLong");
const required = statusName.refine((value) => value !== "", "required");

/** A shop's labels as their form sends them; `added` without a name adds none. Messages are keys of the catalogue's `errors`. */
export const statusesSchema = z.object({
  statuses: z
    .array(
      z.object({
        id: z.uuid("unknownStatus"),
        name: required,
        color: colorSchema,
        archived: z.boolean(),
      }),
    )
    .max(200, "tooMany"),
  added: z.object({ name: statusName, color: colorSchema }),
  openedStatusId: z.uuid("unknownStatus"),
  solvedStatusId: z.uuid("unknownStatus"),
});
export type StatusesInput = z.output<typeof statusesSchema>;

/** The form as it was sent: fields of one label end in its id, those of a new one in "new". */
export function readStatusesForm(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? "");
  return {
    statuses: form.getAll("id").map((value) => {
      const id = String(value);
      return {
        id,
        name: text(`name-${id}`),
        color: text(`color-${id}`),
        archived: form.has(`archived-${id}`),
      };
    }),
    added: { name: text("name-new"), color: text("color-new") },
    openedStatusId: text("openedStatusId"),
    solvedStatusId: text("solvedStatusId"),
  };
}
