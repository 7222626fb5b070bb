"use client";

import { useActionState } from "react";
import { NEW_FORM } from "@/lib/http/form-state";
import { rateConversation } from "@/lib/ratings/actions";

export interface UnsentCommentProps {
  /** The address the rating form posted to. */
  permalink: string;
  label: string;
}

/** What was typed into a rating form that found its link ended: without scripts the page is a new one. */
export function UnsentComment({ permalink, label }: UnsentCommentProps) {
  const [state] = useActionState(rateConversation, NEW_FORM, permalink);
  if (!state.values?.comment) return null;
  return (
    <div className="rounded-md bg-sunken px-4 py-3">
      <p className="text-sm font-strong">{label}</p>
      <p className="whitespace-pre-line wrap-anywhere">{state.values.comment}</p>
    </div>
  );
}
