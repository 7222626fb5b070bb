"use client";

import { Form } from "@/components/form/form";
import { Submit } from "@/components/form/submit";
import { useTranslations } from "@/lib/i18n/use-translations";
import { reopen } from "@/lib/updates/actions";
import { useCardAnswer } from "./use-card-answer";

export interface ReopenButtonProps {
  updateId: string;
  submissionId: string;
}

export function ReopenButton({ updateId, submissionId }: ReopenButtonProps) {
  const t = useTranslations("updates.reopen");
  const answer = useCardAnswer(t("done"));
  return (
    <Form
      action={reopen}
      hidden={{ updateId }}
      submissionId={submissionId}
      errors="none"
      {...answer}
    >
      <Submit variant="default" icon="rotate-ccw" pending="reopening">
        {t("button")}
      </Submit>
    </Form>
  );
}
