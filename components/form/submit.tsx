"use client";

import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { SubmitButton, type SubmitButtonProps } from "@/components/ui/submit-button";
import { useFormInfo } from "./form-context";

/** The button that sends the form around. */
export function Submit(props: Omit<SubmitButtonProps, "pending">) {
  return <SubmitButton {...props} pending={useFormInfo().pending} />;
}

/** What came of the form around, once it is done: a banner, or a line beside the button. */
export function FormAnswer({ line, children }: { line?: boolean; children?: ReactNode }) {
  const { state } = useFormInfo();
  const said = state.status === "done" ? (children ?? state.message) : null;
  if (line) {
    return (
      <span role="status" className="min-w-0 text-sm text-muted wrap-anywhere">
        {said}
      </span>
    );
  }
  return (
    <div role="status" className="empty:hidden">
      {said && <Banner tone="good">{said}</Banner>}
    </div>
  );
}
