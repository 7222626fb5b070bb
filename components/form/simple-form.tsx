"use client";

import type { ReactNode } from "react";
import type { ButtonVariant } from "@/components/ui/button-class";
import type { IconName } from "@/components/ui/icon";
import { LabelOf } from "@/components/ui/label-of";
import { cn } from "@/lib/base/cn";
import { Form, type FormProps } from "./form";
import { FormAnswer, type Pending, Submit } from "./submit";

export interface SimpleFormProps extends Omit<FormProps, "errors" | "children"> {
  /** The one button; `of` is what it acts on, where several say the same. */
  submit: {
    label: string;
    pending?: Pending;
    /** "Saving…" while it is on its way. */
    saves?: boolean;
    of?: string;
    variant?: ButtonVariant;
    icon?: IconName;
    wide?: boolean;
  };
  /** Beside the button. */
  aside?: ReactNode;
  children?: ReactNode;
}

/** Fields under each other, or none, with one button and below it what came of it. */
export function SimpleForm({ submit, aside, className, children, ...form }: SimpleFormProps) {
  const { label, pending, saves, of, ...look } = submit;
  return (
    <Form {...form} className={cn("grid max-w-lg grid-cols-1 gap-4", className)}>
      {children}
      <div className="flex flex-wrap items-center gap-2">
        <Submit {...look} pending={pending} saves={saves}>
          <LabelOf label={label} of={of} />
        </Submit>
        {aside}
      </div>
      <FormAnswer />
    </Form>
  );
}
