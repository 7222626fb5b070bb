import { useMessages } from "next-intl";
import type { Messages } from "@/lib/i18n/texts";
import type { FormLabels } from "./form-context";

/** What the fields of a form are called: `useLabels((words) => words.settings.fields)`. */
export function useLabels(pick: (words: Messages) => FormLabels): FormLabels {
  return pick(useMessages());
}
