"use client";

import { Form } from "@/components/form/form";
import { Submit } from "@/components/form/submit";
import { SecondsLeft, useSecondsLeft } from "@/components/ui/seconds-left";
import { useTranslations } from "@/lib/i18n/use-translations";
import { undo } from "@/lib/updates/actions";
import { ReopenButton, type ReopenButtonProps } from "./reopen-button";
import { useCardAnswer } from "./use-card-answer";

export interface UndoButtonProps extends ReopenButtonProps {
  /** Seconds within which the solve can be undone; afterwards it can be re-opened. */
  seconds: number;
}

/** The way back from a solve of one's own: undone while nobody was told, else re-opened. */
export function UndoButton({ seconds, ...props }: UndoButtonProps) {
  const t = useTranslations("updates.undo");
  const answer = useCardAnswer(t("done"));
  const left = useSecondsLeft(seconds);
  if (left === 0) return <ReopenButton {...props} />;
  const { updateId, submissionId } = props;
  return (
    <Form action={undo} hidden={{ updateId }} submissionId={submissionId} errors="none" {...answer}>
      <Submit variant="default" icon="rotate-ccw" pending="undoing">
        {t("button")}
        <SecondsLeft seconds={seconds} />
      </Submit>
    </Form>
  );
}
