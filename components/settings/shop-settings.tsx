"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Setting } from "@/components/ui/settings";
import { useSettingsForm } from "./settings-form";
import type { ShopFieldsProps } from "./shop-fields";
import { ShopLookFields, ShopNameFields, ShopPlaceFields } from "./shop-fields";

export interface ShopSettingsProps extends Omit<ShopFieldsProps, "kept" | "errors"> {
  slug: { stored: string; label: string; hint: string };
  groups: Record<"identity" | "place" | "look" | "public", { title: string; lead: string }>;
}

/** The groups of Settings → Shop, inside their form. */
export function ShopSettings({ slug, groups, ...fields }: ShopSettingsProps) {
  const { state, kept } = useSettingsForm();
  const props: ShopFieldsProps = { ...fields, kept, errors: state.fields };
  return (
    <>
      <Setting {...groups.identity}>
        <ShopNameFields {...props} />
      </Setting>
      <Setting {...groups.look}>
        <ShopLookFields {...props} />
      </Setting>
      <Setting {...groups.place}>
        <ShopPlaceFields {...props} />
      </Setting>
      <Setting {...groups.public}>
        <Field id="slug" label={slug.label} hint={slug.hint} error={state.fields?.slug}>
          <Input
            name="slug"
            type="text"
            defaultValue={kept?.slug ?? slug.stored}
            autoComplete="off"
            spellCheck={false}
          />
        </Field>
      </Setting>
    </>
  );
}
