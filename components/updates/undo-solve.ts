import { startTransition } from "react";
import { newId } from "@/components/form/new-id";
import { NEW_FORM } from "@/lib/http/form-state";
import { reopen } from "@/lib/updates/actions";
import { refusalOf } from "./refusal-of";

/** Re-opens from a toast, when the button that solved is no longer there. */
export function undoSolve(
  updateId: string,
  lost: string,
  onEnd: (refusal: string | null) => void,
): void {
  const form = new FormData();
  form.set("updateId", updateId);
  form.set("submissionId", newId());
  startTransition(async () => {
    try {
      const state = await reopen(NEW_FORM, form);
      onEnd(state.status === "done" ? null : refusalOf(state));
    } catch {
      onEnd(lost);
    }
  });
}
