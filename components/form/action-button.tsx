"use client";

import type { ButtonVariant } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon";
import { useToast } from "@/components/ui/toast";
import { Form } from "./form";
import { FormErrors } from "./form-errors";
import { Submit } from "./submit";
import type { FormAction } from "./use-form-action";

export interface ActionButtonProps {
  action: FormAction;
  /** Sent along unseen. */
  hidden?: Record<string, string>;
  /** The shop the page was made for. */
  shopId?: string;
  label: string;
  /** The button's full name where several say the same. */
  name?: string;
  pendingLabel?: string;
  /** Said where the action itself says nothing. */
  done?: string;
  variant?: ButtonVariant;
  icon?: IconName;
}

/** A button that acts at once; works without scripts. */
export function ActionButton({
  action,
  hidden,
  shopId,
  done,
  variant = "quiet",
  ...button
}: ActionButtonProps) {
  const toast = useToast();
  return (
    <Form
      action={action}
      hidden={hidden}
      shopId={shopId}
      errors="none"
      onDone={({ message = done }) => message && toast({ text: message })}
    >
      <Submit
        variant={variant}
        icon={button.icon}
        aria-label={button.name}
        pendingLabel={button.pendingLabel}
      >
        {button.label}
      </Submit>
      <div className="mt-1.5 empty:hidden">
        <FormErrors />
      </div>
    </Form>
  );
}
