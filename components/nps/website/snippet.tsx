"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/input";
import { useTranslations } from "@/lib/i18n/use-translations";
import { embedSnippet } from "@/lib/nps/website/snippet";
import { useCopyTexts } from "./copy-texts";

type Choice = { code: string; name: string };

export interface SnippetProps {
  appUrl: string;
  publicKey: string;
  channels: Choice[];
  categories: Choice[];
  /** What is chosen when the page comes. */
  channel: string;
  category: string;
}

/** The line for the shop's pages, for the channel and the category chosen here. */
export function Snippet({ channels, categories, ...parts }: SnippetProps) {
  const t = useTranslations("npsSite.embed");
  const [chosen, setChosen] = useState({ channel: parts.channel, category: parts.category });
  const { appUrl, publicKey } = parts;
  const lists = { channel: channels, category: categories };
  return (
    <div className="grid grid-cols-1 gap-4.5">
      <form method="get" className="flex flex-wrap items-end gap-x-6 gap-y-4">
        {(["channel", "category"] as const).map((name) => (
          <Field key={name} id={`snippet-${name}`} label={t(name)}>
            <Select
              name={name}
              value={chosen[name]}
              onChange={({ target }) => setChosen({ ...chosen, [name]: target.value })}
              className="w-auto max-w-full min-w-44"
            >
              {lists[name].map(({ code, name: words }) => (
                <option key={code} value={code}>
                  {words}
                </option>
              ))}
            </Select>
          </Field>
        ))}
        <noscript>
          <Button type="submit">{t("show")}</Button>
        </noscript>
      </form>
      <CopyField
        mono
        id="snippet"
        rows={4}
        label={t("snippet")}
        hint={t("hint")}
        value={embedSnippet({ appUrl, publicKey, ...chosen })}
        texts={useCopyTexts()}
      />
    </div>
  );
}
