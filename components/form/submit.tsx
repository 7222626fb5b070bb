"use client";

import type { ReactNode } from "react";
import { Banner } from "@/components/ui/banner";
import { Icon, type IconName } from "@/components/ui/icon";
import { SubmitButton, type SubmitButtonProps } from "@/components/ui/submit-button";
import { useTranslations } from "@/lib/i18n/use-translations";
import type messages from "@/messages/en.json";
import { useFormInfo } from "./form-context";

/** What a button says while its form is on its way: a word of the catalogue. */
export type Pending = keyof typeof messages.form.pending;

export interface SubmitProps extends Omit<SubmitButtonProps, "pending" | "pendingLabel"> {
  icon?: IconName;
  pending?: Pending;
  /** It saves: "Saving…" while it is on its way, and "Save changes" where it has no words of its own. */
  saves?: boolean;
}

/** The button that sends the form around. */
export function Submit({
  saves,
  pending = saves ? "saving" : undefined,
  children,
  icon,
  ...button
}: SubmitProps) {
  const t = useTranslations("form");
  return (
    <SubmitButton
      {...button}
      pending={useFormInfo().pending}
      pendingLabel={pending && t(`pending.${pending}`)}
    >
      {icon && <Icon name={icon} />}
      {children ?? (saves && t("save"))}
    </SubmitButton>
  );
}

export interface FormAnswerProps {
  line?: boolean;
  icon?: IconName;
  /** In place of what the action says. */
  children?: ReactNode;
}

/** What came of the form around, once it is done: a banner, or a line beside the button. */
export function FormAnswer({ line, icon, children }: FormAnswerProps) {
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
      {said && (
        <Banner tone="good" icon={icon && <Icon name={icon} />}>
          {said}
        </Banner>
      )}
    </div>
  );
}
