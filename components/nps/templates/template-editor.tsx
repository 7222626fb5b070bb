"use client";

import { type ReactNode, useRef, useState } from "react";
import { Field, TextField } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { useFormInfo } from "@/components/form/form-context";
import { SaveRow } from "@/components/form/save-row";
import { useLabels } from "@/components/form/use-labels";
import { Hint } from "@/components/ui/field";
import { TEMPLATE_LIMITS } from "@/lib/base/limits";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveMailTemplate, translateMailTemplate } from "@/lib/nps/templates/actions";
import type { Finding } from "@/lib/nps/templates/describe-warnings";
import { FieldPalette } from "./field-palette";
import { TemplateFindings } from "./template-findings";
import { TemplatePreview } from "./template-preview";
import { useTypedCheck } from "./use-typed-check";

const FORM = "template";

export interface TemplateEditorProps {
  template: { id: string; name: string; subject: string; body: string; updatedAt: string };
  shopId: string;
  /** The language of the words. */
  locale: string;
  /** Another than the template began with: its words may be left out. */
  translates: boolean;
  /** What the check says about the words that are saved. */
  findings: Finding[];
  help: ReactNode;
  test: ReactNode;
}

/** The words of a template, beside what they look like and what the check thinks of them. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { template, shopId, locale, translates, help, test } = props;
  const t = useTranslations("npsTemplates");
  const buttons = useTranslations("buttons");
  const form = useRef<HTMLFormElement>(null);
  const check = useTypedCheck(form, props.findings);
  const labels = useLabels(({ labels: { name, subject }, npsTemplates }) => {
    const words = { subject, body: npsTemplates.form.body };
    return translates ? words : { name, ...words };
  });
  return (
    <div className="grid grid-cols-1 gap-8 min-[80rem]:grid-cols-2">
      <div className="grid grid-cols-1 content-start gap-6">
        <Form
          id={FORM}
          ref={form}
          action={translates ? translateMailTemplate : saveMailTemplate}
          shopId={shopId}
          hidden={{ templateId: template.id, locale }}
          labels={labels}
          limits={TEMPLATE_LIMITS}
          values={template}
          onDone={check.now}
          className="grid grid-cols-1 gap-4.5"
        >
          <SeenVersion id={template.id} updatedAt={template.updatedAt} />
          {translates ? <Hint>{t("translationHint")}</Hint> : <Field name="name" />}
          <Field name="subject" lang={locale} />
          <TextField name="body" lang={locale} hint={t("bodyHint")} rows={18} mono />
          <SaveRow label={buttons("save")} />
        </Form>
        <div>
          <FieldPalette form={form} />
          {help}
        </div>
        {test}
      </div>
      <div className="grid grid-cols-1 content-start gap-8">
        <TemplateFindings findings={check.findings} />
        <TemplatePreview
          templateId={template.id}
          locale={locale}
          form={{ id: FORM, ref: form }}
          version={check.version}
        />
      </div>
    </div>
  );
}

/** Tells the server which version is on screen, and leads to the one somebody saved meanwhile. */
function SeenVersion({ id, updatedAt }: { id: string; updatedAt: string }) {
  const t = useTranslations("npsTemplates");
  const { state } = useFormInfo();
  // It stays the one on screen when the page learns of another.
  const [seen] = useState(updatedAt);
  return (
    <>
      <input
        type="hidden"
        name="seen"
        value={state.values?.seen ?? seen}
        autoComplete="off"
        readOnly
      />
      {state.code === "changed_since" && (
        <p>
          {/* In a new window, so what was typed here is kept. */}
          <a href={`/settings/nps/templates/${id}`} target="_blank" rel="noopener">
            {t("theirs")}
          </a>
        </p>
      )}
    </>
  );
}
