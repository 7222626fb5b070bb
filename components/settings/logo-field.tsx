"use client";

import { type ChangeEvent, useState } from "react";
import { CheckboxField } from "@/components/form/choice-fields";
import { useField } from "@/components/form/form-context";
import { Field } from "@/components/ui/field";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { ShopLogo } from "@/lib/mail/logo";

/** The logo there is, another file in its place, or none. */
export function LogoField({ logo }: { logo: ShopLogo | null }) {
  const t = useTranslations("settings.shop");
  const { label, error } = useField("logo");
  const [chosen, setChosen] = useState<string | null>(null);
  const show = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.currentTarget.files ?? [];
    if (!file) return setChosen(null);
    const reader = new FileReader();
    reader.onload = () => setChosen(String(reader.result));
    reader.readAsDataURL(file);
  };
  return (
    <Field id="logo" label={label} hint={t("logoHint")} error={error}>
      {(control) => (
        <>
          {(chosen || logo) && (
            // biome-ignore lint/performance/noImgElement: a small file, served as it is
            <img
              src={chosen ?? logo?.path}
              alt={t(chosen ? "logoNext" : "logoNow")}
              className="max-h-14 max-w-48 rounded-md border border-border bg-white object-contain p-1"
            />
          )}
          <input
            {...control}
            type="file"
            name="logo"
            accept="image/png,image/jpeg,image/webp"
            onChange={show}
            className="max-w-full text-sm file:me-3 file:min-h-control file:cursor-pointer file:rounded-md file:border file:border-border-strong file:bg-surface file:px-3 file:font-strong file:text-text"
          />
          {logo && <CheckboxField name="removeLogo" />}
        </>
      )}
    </Field>
  );
}
