import { formFields } from "@/lib/http/form-fields";
import { submissionOf } from "@/lib/http/submission";

/**
 * Reads a customer's form whose id covers what it says: sent again from the browser's history with
 * other words in these fields, it is another submission. Throws `invalid`.
 */
export function readSubmission(...names: string[]) {
  return (form: FormData): Record<string, string> => {
    const fields = formFields(form);
    const content = names.map((name) => fields[name]);
    return { ...fields, submissionId: submissionOf(fields.submissionId, ...content) };
  };
}
