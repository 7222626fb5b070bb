"use client";

import { useRef, useState } from "react";
import { useTyped } from "@/components/form/form-changes";
import { Button } from "@/components/ui/button";
import { LabelOf } from "@/components/ui/label-of";
import { fillShareText, type Network, shareLinks } from "@/lib/base/share-links";
import { LOCALES, NETWORKS } from "@/lib/base/vocabularies";

type Locale = (typeof LOCALES)[number];

export interface SharePreviewProps {
  site: { name: string; url: string };
  /** The shop's own language. */
  locale: Locale;
  stored: { texts: Record<Locale, string>; url: string | null; networks: Network[] };
  labels: Record<Network, { name: string; try: string }>;
  /** Names the choice of a language. */
  language: string;
  languages: { locale: Locale; name: string }[];
}

const FIELDS = ["shareUrl", "networks", ...LOCALES.map((locale) => `shareTexts.${locale}`)];
const PRESSED = "aria-pressed:border-accent aria-pressed:bg-accent-soft aria-pressed:text-accent";

/** The share links as the thank-you email would carry them in a language, following every key. */
export function SharePreview(props: SharePreviewProps) {
  const { site, stored, labels, language, languages } = props;
  const list = useRef<HTMLUListElement>(null);
  const { typed } = useTyped(list, FIELDS);
  const [locale, setLocale] = useState(props.locale);
  const textIn = (name: Locale) => typed?.[`shareTexts.${name}`] ?? stored.texts[name];
  const text = textIn(locale) || textIn(props.locale);
  const url = acceptable(typed?.shareUrl?.trim(), stored.url) || site.url;
  const chosen = typed ? typed.networks?.split("\n") : stored.networks;
  const links = shareLinks(fillShareText(text, { name: site.name, url }), url);
  return (
    <>
      <fieldset className="flex gap-1">
        <legend className="sr-only">{language}</legend>
        {languages.map((one) => (
          <Button
            key={one.locale}
            lang={one.locale}
            aria-pressed={one.locale === locale}
            className={PRESSED}
            onClick={() => setLocale(one.locale)}
          >
            {one.name}
          </Button>
        ))}
      </fieldset>
      <ul ref={list} className="w-full divide-y divide-border rounded-md border border-border">
        {NETWORKS.filter((network) => chosen?.includes(network)).map((network) => (
          <Share key={network} link={links[network]} label={labels[network]} />
        ))}
      </ul>
    </>
  );
}

function Share({ link, label }: { link: string; label: SharePreviewProps["labels"][Network] }) {
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 px-3 py-2 sm:grid-cols-[5.5rem_minmax(0,1fr)_auto]">
      <span className="text-sm font-strong">{label.name}</span>
      <code className="font-mono text-xs text-muted wrap-anywhere max-sm:col-span-2 max-sm:row-start-2">
        {link}
      </code>
      <a href={link} target="_blank" rel="noreferrer" className="text-sm">
        <LabelOf label={label.try} of={label.name} />
      </a>
    </li>
  );
}

/** The address typed once it could be one, else the stored one; empty means the shop's own. */
function acceptable(typed: string | undefined, stored: string | null): string {
  if (typed === undefined) return stored ?? "";
  if (typed === "") return "";
  return /^https?:\/\/[^\s\\]+$/i.test(typed) && URL.canParse(typed) ? typed : (stored ?? "");
}
