"use client";

import { useEffect, useRef } from "react";
import { Field, SelectField, TextField } from "@/components/form/field";
import { useField, useFormInfo } from "@/components/form/form-context";
import { Field as Labelled } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import type { Country } from "@/lib/base/countries";
import { LOCALES } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { ShopLogo } from "@/lib/mail/logo";
import { ColorField } from "./color-field";
import { LogoField } from "./logo-field";

/** Name, address on the web, reply-to and postal address. */
export function ShopNameFields() {
  const t = useTranslations("settings.shop");
  return (
    <>
      <Field name="name" hint={t("nameHint")} autoComplete="organization" />
      <Field name="siteUrl" type="url" hint={t("siteUrlHint")} autoComplete="url" />
      <Field name="replyTo" type="email" hint={t("replyToHint")} />
      <TextField
        name="postalAddress"
        hint={t("postalAddressHint")}
        rows={3}
        autoComplete="street-address"
      />
    </>
  );
}

export interface ShopPlaceFieldsProps {
  /** The names of all time zones. */
  zones: string[];
  countries: Country[];
  /** Takes the browser's time zone where the shop has none of its own yet. */
  guessZone?: boolean;
}

/** Time zone, country and language. */
export function ShopPlaceFields({ zones, countries, guessZone }: ShopPlaceFieldsProps) {
  const t = useTranslations("settings.shop");
  const languages = LOCALES.map((value) => ({
    value,
    label: t(`languages.${value}`),
    lang: value,
  }));
  const places = countries.map(({ code, name }) => ({ value: code, label: name }));
  return (
    <>
      <TimeZoneField zones={zones} guessZone={guessZone} />
      <SelectField
        name="country"
        hint={t("countryHint")}
        options={[{ value: "", label: t("noCountry") }, ...places]}
      />
      <SelectField name="locale" hint={t("localeHint")} options={languages} />
    </>
  );
}

function TimeZoneField({ zones, guessZone }: Omit<ShopPlaceFieldsProps, "countries">) {
  const t = useTranslations("settings.shop");
  const { kept } = useFormInfo();
  const { label, error, text } = useField("timeZone");
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    const guess = Intl.DateTimeFormat().resolvedOptions().timeZone;
    const box = select.current;
    if (!guessZone || kept || !box) return;
    // A browser may spell a zone in another way than we do.
    if (!zones.includes(guess)) box.add(new Option(guess.replaceAll("_", " "), guess));
    box.value = guess;
  }, [guessZone, kept, zones]);
  // Without scripts nothing can be guessed: then it is asked for.
  const chosen = guessZone && !kept ? "" : text;
  const known = chosen === "" || zones.includes(chosen) ? zones : [chosen, ...zones];
  return (
    <Labelled id="timeZone" label={label} hint={t("timeZoneHint")} error={error}>
      {(control) => (
        <Select {...control} name="timeZone" defaultValue={chosen} ref={select}>
          {chosen === "" && <option value="">{t("timeZoneNone")}</option>}
          {known.map((name) => (
            <option key={name} value={name}>
              {name.replaceAll("_", " ")}
            </option>
          ))}
        </Select>
      )}
    </Labelled>
  );
}

/** Colour and logo. */
export function ShopLookFields({ logo }: { logo: ShopLogo | null }) {
  return (
    <>
      <ColorField name="brand" />
      <LogoField logo={logo} />
    </>
  );
}
