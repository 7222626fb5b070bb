"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Field } from "@/components/ui/field";
import { Input, Select, Textarea } from "@/components/ui/input";
import type { ShopLogo } from "@/lib/mail/logo";
import { ColorField } from "./color-field";
import { LogoField } from "./logo-field";
import type { ShopFieldTexts } from "./shop-field-texts";

export interface ShopFieldsProps {
  /** What is stored. */
  shop: {
    name: string;
    siteUrl: string;
    replyTo: string;
    postalAddress: string;
    timeZone: string;
    locale: string;
    brand: string;
  };
  logo: ShopLogo | null;
  /** What was typed into a form that was refused, by field. */
  kept?: Record<string, string> | null;
  errors?: Record<string, string>;
  texts: ShopFieldTexts;
  /** The names of all time zones. */
  zones: string[];
  /** Takes the browser's time zone where the shop has none of its own yet. */
  guessZone?: boolean;
}

type Name = keyof ShopFieldsProps["shop"];

function wiring({ shop, kept, errors, texts }: ShopFieldsProps, name: Name) {
  return {
    field: { id: name, label: texts[name], hint: texts.hints[name], error: errors?.[name] },
    input: { name, defaultValue: kept?.[name] ?? shop[name] },
  };
}

interface LineProps {
  name: Name;
  type: "text" | "url" | "email";
  autoComplete: string;
  of: ShopFieldsProps;
}

function Line({ name, type, autoComplete, of }: LineProps) {
  const { field, input } = wiring(of, name);
  return (
    <Field {...field}>
      {(control) => <Input {...control} {...input} type={type} autoComplete={autoComplete} />}
    </Field>
  );
}

/** Name, address on the web, reply-to and postal address. */
export function ShopNameFields(props: ShopFieldsProps) {
  const address = wiring(props, "postalAddress");
  return (
    <>
      <Line of={props} name="name" type="text" autoComplete="organization" />
      <Line of={props} name="siteUrl" type="url" autoComplete="url" />
      <Line of={props} name="replyTo" type="email" autoComplete="off" />
      <Field {...address.field}>
        {(control) => (
          <Textarea {...control} {...address.input} rows={3} autoComplete="street-address" />
        )}
      </Field>
    </>
  );
}

/** Time zone and language. */
export function ShopPlaceFields(props: ShopFieldsProps) {
  const { shop, zones, guessZone, kept, texts } = props;
  const zone = wiring(props, "timeZone");
  const language = wiring(props, "locale");
  const select = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    const guess = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (!guessZone || kept || !select.current || !zones.includes(guess)) return;
    select.current.value = guess;
  }, [guessZone, kept, zones]);
  const known = zones.includes(shop.timeZone) ? zones : [shop.timeZone, ...zones];
  return (
    <>
      <Field {...zone.field}>
        {(control) => (
          <Select {...control} {...zone.input} ref={select}>
            {known.map((name) => (
              <option key={name} value={name}>
                {name.replaceAll("_", " ")}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <Field {...language.field}>
        {(control) => (
          <Select {...control} {...language.input}>
            {texts.languages.map(({ value, label }) => (
              <option key={value} value={value} lang={value}>
                {label}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </>
  );
}

/** Colour and logo. */
export function ShopLookFields(props: ShopFieldsProps) {
  const { logo, errors, texts } = props;
  const { field, input } = wiring(props, "brand");
  return (
    <>
      <ColorField {...field} {...input} texts={texts.color} />
      <LogoField logo={logo} error={errors?.logo} texts={texts.logo} />
    </>
  );
}

/** Every field of a shop in one column. */
export function ShopFields(props: ShopFieldsProps): ReactNode {
  return (
    <>
      <ShopNameFields {...props} />
      <ShopPlaceFields {...props} />
      <ShopLookFields {...props} />
    </>
  );
}
