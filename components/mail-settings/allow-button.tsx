"use client";

import { useActForm } from "@/components/dashboard/use-act-form";
import { ShopField } from "@/components/shell/shop-scope";
import { FieldError } from "@/components/ui/field";
import { SubmitButton } from "@/components/ui/submit-button";
import { useToast } from "@/components/ui/toast";
import { allowAgain } from "@/lib/mail-settings/actions";

export interface AllowButtonProps {
  shopId: string;
  address: string;
  texts: { button: string; name: string; pending: string; lost: string };
}

/** Lets one blocked address get feedback mail again. */
export function AllowButton({ shopId, address, texts }: AllowButtonProps) {
  const toast = useToast();
  const act = useActForm(allowAgain, {
    lost: texts.lost,
    onDone: ({ message = "" }) => toast({ text: message }),
  });
  return (
    <form {...act.form}>
      <ShopField shopId={shopId} />
      <input type="hidden" name="address" value={address} />
      <SubmitButton
        variant="default"
        aria-label={texts.name}
        pending={act.pending}
        pendingLabel={texts.pending}
      >
        {texts.button}
      </SubmitButton>
      {act.state.status === "refused" && (
        <FieldError alert className="mt-1.5">
          {act.state.message}
        </FieldError>
      )}
    </form>
  );
}
