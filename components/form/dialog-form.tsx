"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonVariant } from "@/components/ui/button-class";
import { Dialog, DialogFooter, DialogSection } from "@/components/ui/dialog";
import type { IconName } from "@/components/ui/icon";
import { LabelOf } from "@/components/ui/label-of";
import { useToast } from "@/components/ui/toast";
import type { FormState } from "@/lib/http/form-state";
import { useTranslations } from "@/lib/i18n/use-translations";
import { Form, type FormProps } from "./form";
import { FormErrors } from "./form-errors";
import { type Pending, Submit } from "./submit";

export interface DialogFormProps extends Omit<FormProps, "errors" | "className"> {
  open: boolean;
  onClose: () => void;
  title: string;
  description?: string;
  /** The last button: "Save" unless said, red where what it does is final. */
  submit?: { label: string; pending?: Pending; final?: boolean };
  /** The button that leaves things as they are: "Cancel" unless said. */
  cancel?: string;
  /** Said when it is done and the action itself says nothing. */
  done?: string;
}

/** A form in a dialog: closes when it is done, and says so. */
export function DialogForm(props: DialogFormProps) {
  const { open, onClose, title, description, submit, cancel, done, onDone, children, ...form } =
    props;
  const t = useTranslations("form");
  const toast = useToast();
  const finish = (state: FormState, data: FormData) => {
    onClose();
    onDone?.(state, data);
    const text = state.message ?? done;
    if (text) toast({ text });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onClose()}
      title={title}
      description={description}
      closeLabel={t("close")}
    >
      <Form {...form} errors="none" onDone={finish}>
        <DialogSection>
          <div className="grid grid-cols-1 gap-4">
            <FormErrors />
            {children}
          </div>
        </DialogSection>
        <DialogFooter>
          <Button variant="quiet" onClick={onClose}>
            {cancel ?? t("cancel")}
          </Button>
          <Submit
            variant={submit?.final ? "danger" : "primary"}
            pending={submit?.pending ?? "saving"}
          >
            {submit?.label ?? t("save")}
          </Submit>
        </DialogFooter>
      </Form>
    </Dialog>
  );
}

export interface DialogButtonProps extends Omit<DialogFormProps, "open" | "onClose"> {
  /** The button that opens it; `of` is what it acts on, where several say the same. */
  button: { label: string; of?: string; variant?: ButtonVariant; icon?: IconName };
}

/** A button, and the dialog that says what it does before it is done. */
export function DialogButton({ button, ...dialog }: DialogButtonProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant={button.variant ?? "quiet"} icon={button.icon} onClick={() => setOpen(true)}>
        <LabelOf label={button.label} of={button.of} />
      </Button>
      <DialogForm {...dialog} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
