"use client";

import { type ReactNode, useState } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { type FormAction, useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { Button, type ButtonVariant } from "@/components/ui/button";
import { Dialog, DialogFooter, DialogSection } from "@/components/ui/dialog";
import type { IconName } from "@/components/ui/icon";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";

export interface ActDialogProps {
  act: FormAction;
  shopId: string;
  /** Sent along unseen. */
  fields: Record<string, string>;
  /** The button that opens it; `name` is its full name where several say the same. */
  open: { label: string; name?: string; variant?: ButtonVariant; icon?: IconName };
  title: string;
  /** The last button is red: what it does is final. */
  final?: boolean;
  texts: { save: string; saving: string; cancel: string; close: string; lost: string };
  /** What will happen, and the fields to choose. */
  children: ReactNode;
}

/** A button, and the dialog that says what it does before it is done. */
export function ActDialog(props: ActDialogProps) {
  const { act, shopId, fields, open, title, final, texts, children } = props;
  const [shown, setShown] = useState(false);
  const toast = useToast();
  const { state, pending, form } = useFormAction(act, {
    lost: texts.lost,
    onDone: (done) => {
      setShown(false);
      if (done.message) toast({ text: done.message });
    },
  });
  return (
    <>
      <Button
        variant={open.variant ?? "quiet"}
        icon={open.icon}
        aria-label={open.name}
        onClick={() => setShown(true)}
      >
        {open.label}
      </Button>
      <Dialog open={shown} onOpenChange={setShown} title={title} closeLabel={texts.close}>
        <form {...form}>
          <ShopField shopId={shopId} />
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          <DialogSection>
            <div className="grid grid-cols-1 gap-4">
              <FormErrors state={state} />
              {children}
            </div>
          </DialogSection>
          <DialogFooter>
            <Button onClick={() => setShown(false)}>{texts.cancel}</Button>
            <SubmitButton
              variant={final ? "danger" : "primary"}
              pending={pending}
              pendingLabel={texts.saving}
            >
              {texts.save}
            </SubmitButton>
          </DialogFooter>
        </form>
      </Dialog>
    </>
  );
}
