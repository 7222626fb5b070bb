"use client";

import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useField } from "@/components/form/form-context";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { useTranslations } from "@/lib/i18n/use-translations";
import { ACCENT_ROLES, deriveAccent, type Theme } from "@/lib/shops/accent";

const COLOR = /^#[0-9a-f]{6}$/i;

/** A colour as text and as a picker, with what it becomes in both themes: always readable. */
export function ColorField({ name }: { name: string }) {
  const t = useTranslations("settings.shop");
  const { label, error, text: stored } = useField(name);
  const [brand, setBrand] = useState(stored);
  const text = useRef<HTMLInputElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  useAfterReset(text, () => setBrand(text.current?.value ?? stored));
  const typed = (value: string) => {
    setBrand(value);
    if (picker.current && COLOR.test(value)) picker.current.value = value;
  };
  const picked = (value: string) => {
    setBrand(value);
    if (text.current) text.current.value = value;
  };
  return (
    <Field id={name} label={label} hint={t("brandHint")} error={error}>
      {(control) => (
        <>
          <div className="flex items-center gap-2 *:[input[type=text]]:w-28">
            <Input
              {...control}
              ref={text}
              name={name}
              type="text"
              defaultValue={stored}
              onInput={(event) => typed(event.currentTarget.value.trim())}
              autoComplete="off"
              spellCheck={false}
            />
            <input
              ref={picker}
              type="color"
              aria-label={t("color.pick")}
              title={t("color.pick")}
              defaultValue={COLOR.test(stored) ? stored : undefined}
              onInput={(event) => picked(event.currentTarget.value)}
              className="h-control w-12 cursor-pointer rounded-md border border-border-strong bg-surface p-1"
            />
          </div>
          {COLOR.test(brand) && (
            <div className="grid w-full max-w-96 grid-cols-2 gap-2">
              <Sample theme="light" brand={brand} />
              <Sample theme="dark" brand={brand} />
            </div>
          )}
        </>
      )}
    </Field>
  );
}

function Sample({ theme, brand }: { theme: Theme; brand: string }) {
  const t = useTranslations("settings.shop.color");
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { accent, accentContrast } = deriveAccent(brand, theme);
    const { grounds, texts: greys } = ACCENT_ROLES[theme];
    const roles = { accent, contrast: accentContrast, ground: grounds.surface, text: greys[0] };
    for (const [role, value] of Object.entries(roles)) {
      box.current?.style.setProperty(`--sample-${role}`, value);
    }
  }, [brand, theme]);
  return (
    <div
      ref={box}
      className="grid justify-items-start gap-2 rounded-md border border-border bg-(--sample-ground) px-3 py-2.5 text-sm"
    >
      <span className="text-(--sample-text)">{t(theme)}</span>
      <span className="rounded-md bg-(--sample-accent) px-3 py-1 font-strong text-(--sample-contrast)">
        {t("button")}
      </span>
      <span className="text-(--sample-accent) underline underline-offset-2">{t("link")}</span>
    </div>
  );
}

/** Runs after the form around an input was reset. */
function useAfterReset(input: RefObject<HTMLInputElement | null>, act: () => void): void {
  const latest = useRef(act);
  latest.current = act;
  useEffect(() => {
    const form = input.current?.form;
    const later = () => setTimeout(() => latest.current());
    form?.addEventListener("reset", later);
    return () => form?.removeEventListener("reset", later);
  }, [input]);
}
