import { startTransition } from "react";
import { newId } from "@/components/form/new-id";
import { type FormAction, whyLost } from "@/components/form/use-form-action";
import { NEW_FORM } from "@/lib/http/form-state";
import { refusalOf } from "./refusal-of";

/** Acts on an update from a toast, when the button that was pressed is no longer there. */
export function actFromToast(
  action: FormAction,
  updateId: string,
  lost: string,
  onEnd: (refusal: string | null) => void,
): void {
  const form = new FormData();
  form.set("updateId", updateId);
  form.set("submissionId", newId());
  startTransition(async () => {
    try {
      const state = await action(NEW_FORM, form);
      onEnd(state.status === "done" ? null : refusalOf(state));
    } catch (error) {
      onEnd(whyLost(error) ?? lost);
    }
  });
}
