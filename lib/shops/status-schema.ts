import { z } from "zod";
import { AppError } from "@/lib/base/errors";
import { STATUS_LIMITS } from "@/lib/base/limits";
import { lineText } from "@/lib/base/schemas";
import { parse } from "@/lib/http/parse";
import { colorSchema } from "@/lib/shops/schema";

/** Labels in use at once; more than fit a menu help nobody. */
export const STATUSES_MAX = 20;

const statusName = lineText(STATUS_LIMITS.name);
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

type SentStatuses = ReturnType<typeof readStatusesForm>;

/** The labels of a form. Throws `invalid` with the fields as the form names them: `name-<id>`, `color-new`. */
export function parseStatuses(sent: SentStatuses): StatusesInput {
  try {
    return parse(statusesSchema, sent);
  } catch (error) {
    if (!(error instanceof AppError) || !error.fields) throw error;
    const fields = Object.entries(error.fields).map(([path, problem]) => [
      fieldOf(path, sent),
      problem,
    ]);
    throw new AppError(error.code, { fields: Object.fromEntries(fields) });
  }
}

/** "statuses.2.name" is the field `name-<id>`, "added.color" the field `color-new`. */
function fieldOf(path: string, { statuses }: SentStatuses): string {
  const [list, place = "", name] = path.split(".");
  if (list === "added") return `${place}-new`;
  return list === "statuses" ? `${name}-${statuses[Number(place)]?.id}` : path;
}

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
