import { AppError } from "@/lib/base/errors";

/** A form as it was sent; an empty one for what a forged call sends in its place. */
export function formOf(sent: FormData): FormData {
  return sent instanceof FormData ? sent : new FormData();
}

/**
 * A form's fields as an object, without files and Next's own; a field that stands several times
 * keeps its last value. Throws `invalid` for what a forged call sends in place of a form.
 */
export function formFields(form: FormData): Record<string, string> {
  if (!(form instanceof FormData)) throw new AppError("invalid");
  const entries = [...form.entries()].filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && !entry[0].startsWith("$ACTION"),
  );
  // PostgreSQL stores no NUL, and nobody types one.
  return Object.fromEntries(entries.map(([name, value]) => [name, value.replaceAll("\0", "")]));
}
