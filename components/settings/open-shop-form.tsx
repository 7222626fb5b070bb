"use client";

import { FormErrors } from "@/components/dashboard/form-errors";
import { useActForm } from "@/components/dashboard/use-act-form";
import { ShopField } from "@/components/shell/shop-scope";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { openAnotherShop } from "@/lib/shops/actions";

export interface OpenShopFormProps {
  shopId: string;
  /** Where answers to this shop go; the new one may share it. */
  replyTo: string;
  texts: {
    name: string;
    siteUrl: string;
    replyTo: string;
    submit: string;
    opening: string;
    lost: string;
  };
}

/** A second shop of the same owner: its name and address; the rest is in its own settings. */
export function OpenShopForm({ shopId, replyTo, texts }: OpenShopFormProps) {
  const { state, kept, pending, form } = useActForm(openAnotherShop, { lost: texts.lost });
  const field = (
    name: "name" | "siteUrl" | "replyTo",
    type: "text" | "url" | "email",
    value = "",
  ) => (
    <Field id={`new-${name}`} label={texts[name]} error={state.fields?.[name]}>
      <Input name={name} type={type} defaultValue={kept?.[name] ?? value} autoComplete="off" />
    </Field>
  );
  return (
    <form {...form} noValidate className="grid grid-cols-1 gap-4">
      <ShopField shopId={shopId} />
      {!state.fields && <FormErrors state={state} />}
      {field("name", "text")}
      {field("siteUrl", "url")}
      {field("replyTo", "email", replyTo)}
      <div>
        <SubmitButton variant="default" pending={pending} pendingLabel={texts.opening}>
          {texts.submit}
        </SubmitButton>
      </div>
    </form>
  );
}
