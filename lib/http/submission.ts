import { createHash } from "node:crypto";
import { submissionIdSchema } from "@/lib/base/schemas";
import { parse } from "@/lib/http/parse";

/**
 * The id under which what a form says takes effect once: the form's own id together with its
 * content. A form sent again from the browser's history with other words is another submission, so
 * those words are not taken for a repetition and lost. Throws `invalid`.
 */
export function submissionOf(
  formId: string | undefined,
  ...content: (string | undefined)[]
): string {
  const id = parse(submissionIdSchema, formId);
  const hash = createHash("sha256")
    .update(JSON.stringify([id, ...content]))
    .digest("hex");
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
