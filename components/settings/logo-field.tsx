"use client";

import { type ChangeEvent, useState } from "react";
import { Checkbox } from "@/components/ui/choice";
import { Field } from "@/components/ui/field";
import type { ShopLogo } from "@/lib/mail/logo";

export interface LogoFieldProps {
  logo: ShopLogo | null;
  error?: string;
  texts: { label: string; hint: string; current: string; next: string; remove: string };
}

/** The logo there is, another file in its place, or none. */
export function LogoField({ logo, error, texts }: LogoFieldProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const show = (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.currentTarget.files ?? [];
    if (!file) return setChosen(null);
    const reader = new FileReader();
    reader.onload = () => setChosen(String(reader.result));
    reader.readAsDataURL(file);
  };
  return (
    <Field id="logo" label={texts.label} hint={texts.hint} error={error}>
      {(control) => (
        <>
          {(chosen || logo) && (
            // biome-ignore lint/performance/noImgElement: a small file, served as it is
            <img
              src={chosen ?? logo?.path}
              alt={chosen ? texts.next : texts.current}
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
          {logo && <Checkbox name="removeLogo" value="on" label={texts.remove} />}
        </>
      )}
    </Field>
  );
}
