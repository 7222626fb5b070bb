"use client";

import type { ButtonVariant } from "@/components/ui/button-class";
import type { IconName } from "@/components/ui/icon";
import { LabelOf } from "@/components/ui/label-of";
import { useToast } from "@/components/ui/toast";
import { Form, type FormProps } from "./form";
import { FormErrors } from "./form-errors";
import { type Pending, Submit } from "./submit";

export interface ActionButtonProps
  extends Pick<FormProps, "action" | "hidden" | "shopId" | "submissionId"> {
  label: string;
  /** What it acts on, where several buttons say the same; read out. */
  of?: string;
  pending?: Pending;
  /** Said where the action itself says nothing. */
  done?: string;
  variant?: ButtonVariant;
  icon?: IconName;
  /** A refusal is said in passing as well: what the button stands on may be gone with it. */
  toastRefusal?: boolean;
}

/** A button that acts at once; works without scripts. */
export function ActionButton(props: ActionButtonProps) {
  const { action, hidden, shopId, submissionId, done, toastRefusal, variant, ...button } = props;
  const toast = useToast();
  const say = (text: string | undefined) => text && toast({ text });
  return (
    <Form
      action={action}
      hidden={hidden}
      shopId={shopId}
      submissionId={submissionId}
      errors="none"
      onDone={({ message = done }) => say(message)}
      onRefused={({ message }) => toastRefusal && say(message)}
    >
      <Submit variant={variant ?? "quiet"} icon={button.icon} pending={button.pending}>
        <LabelOf label={button.label} of={button.of} />
      </Submit>
      <div className="mt-1.5 empty:hidden">
        <FormErrors />
      </div>
    </Form>
  );
}
