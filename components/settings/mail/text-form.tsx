"use client";

import { type ReactNode, useState } from "react";
import { Field, TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { SaveRow } from "@/components/form/save-row";
import { useLabels } from "@/components/form/use-labels";
import { Hint } from "@/components/ui/field";
import { MAIL_TEXT_LIMITS } from "@/lib/base/limits";
import type { FormState } from "@/lib/http/form-state";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { ShopText, TextPart } from "@/lib/mail/editable";
import { saveText } from "@/lib/settings/mail/actions";
import { TextPreview } from "./text-preview";

export interface TextFormProps {
  shopId: string;
  kind: string;
  locale: string;
  parts: TextPart[];
  own: ShopText;
  standard: ShopText;
  /** Forms of their own, below this one. */
  children: ReactNode;
}

/** The words of one mail, beside what they look like. */
export function TextForm({ shopId, kind, locale, own, children, ...fields }: TextFormProps) {
  const t = useTranslations("mailSettings.texts");
  const [saved, setSaved] = useState<FormState>();
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <div className="grid content-start gap-6">
        <Form
          id="mail-text"
          action={saveText}
          shopId={shopId}
          hidden={{ kind, locale }}
          values={own}
          labels={useLabels(({ labels, mailSettings }) => ({
            subject: labels.subject,
            ...mailSettings.texts.fields,
          }))}
          limits={MAIL_TEXT_LIMITS}
          onDone={setSaved}
          className="grid gap-4.5"
        >
          <Parts {...fields} locale={locale} />
          <SaveRow label={t("save")} />
        </Form>
        {children}
      </div>
      <TextPreview form="mail-text" kind={kind} locale={locale} saved={saved} />
    </div>
  );
}

function Parts({ parts, standard, locale }: Pick<TextFormProps, "parts" | "standard" | "locale">) {
  const t = useTranslations("mailSettings.texts");
  return (
    <>
      {parts.map((part) => {
        const common = { name: part, lang: locale, placeholder: standard[part] ?? "" };
        if (part === "paragraph") return <TextField key={part} {...common} rows={5} />;
        return <Field key={part} {...common} />;
      })}
      {!parts.includes("heading") && <Hint>{t("headingFixed")}</Hint>}
    </>
  );
}
