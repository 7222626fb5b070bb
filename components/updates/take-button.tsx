"use client";

import { Form } from "@/components/form/form";
import { useFormInfo } from "@/components/form/form-context";
import { useTranslations } from "@/lib/i18n/use-translations";
import { assign } from "@/lib/updates/actions";
import { useCardAnswer } from "./use-card-answer";

export interface TakeButtonProps {
  updateId: string;
  submissionId: string;
  memberId: string;
}

/** One click for the commonest assignment: to oneself. */
export function TakeButton({ updateId, submissionId, memberId }: TakeButtonProps) {
  const answer = useCardAnswer(useTranslations("updates.change")("assigned"));
  const hidden = { updateId, assigneeId: memberId };
  return (
    <Form action={assign} hidden={hidden} submissionId={submissionId} errors="none" {...answer}>
      <TakeLink />
    </Form>
  );
}

function TakeLink() {
  const buttons = useTranslations("buttons");
  const { pending } = useFormInfo();
  return (
    <button
      type="submit"
      aria-disabled={pending || undefined}
      className="cursor-pointer font-strong text-accent underline underline-offset-[0.18em] pointer-coarse:py-3"
    >
      {buttons("assignToMe")}
    </button>
  );
}
