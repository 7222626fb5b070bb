"use client";

import type { FormEvent, ReactNode } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { useFormAction } from "@/components/form/use-form-action";
import { ShopField } from "@/components/shell/shop-scope";
import { CountedTextarea } from "@/components/ui/counted-textarea";
import { Field, Hint } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import type { ShopText, TextPart } from "@/lib/mail/editable";
import { saveText } from "@/lib/settings/mail/actions";
import { TextPreview } from "./text-preview";

export interface TextFormTexts {
  subject: string;
  heading: string;
  paragraph: string;
  /** Said where the heading cannot be changed. */
  headingFixed: string | null;
  count: string;
  max: string;
  save: string;
  saving: string;
  problem: string;
  previewTitle: string;
  previewHint: string;
  light: string;
  dark: string;
  wide: string;
  phone: string;
  lost: string;
}

export interface TextFormProps {
  shopId: string;
  kind: string;
  locale: string;
  parts: TextPart[];
  own: ShopText;
  standard: ShopText;
  texts: TextFormTexts;
  /** What can be filled in. */
  tokens: ReactNode;
  /** Forms of their own, below this one. */
  tools: ReactNode;
}

/** The words of one mail, beside what they look like. */
export function TextForm(props: TextFormProps) {
  const { shopId, kind, locale, texts, tokens, tools } = props;
  const act = useFormAction(saveText, { lost: texts.lost });
  const { state } = act;
  const names = { subject: texts.subject, heading: texts.heading, paragraph: texts.paragraph };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    // A preview goes to its frame by itself.
    if (!submitter?.hasAttribute("formtarget")) act.form.onSubmit(event);
  };
  return (
    <div className="grid gap-8 xl:grid-cols-[minmax(0,26rem)_minmax(0,1fr)]">
      <div className="grid content-start gap-6">
        <form
          id="mail-text"
          action={act.form.action}
          onSubmit={onSubmit}
          noValidate
          onKeyDown={sendOnCtrlEnter}
          className="grid gap-4.5"
        >
          <ShopField shopId={shopId} />
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="locale" value={locale} />
          <FormErrors state={state} names={names} line={texts.problem} />
          <Parts {...props} fields={state.fields ?? {}} kept={act.kept} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <SubmitButton pending={act.pending} pendingLabel={texts.saving}>
              {texts.save}
            </SubmitButton>
            <span role="status" className="text-sm text-muted">
              {state.status === "done" && state.message}
            </span>
          </div>
        </form>
        {tokens}
        {tools}
      </div>
      <TextPreview form="mail-text" kind={kind} locale={locale} texts={texts} answer={state} />
    </div>
  );
}

type PartsProps = TextFormProps & {
  fields: Record<string, string>;
  kept: Record<string, string> | null;
};

function Parts({ parts, own, standard, texts, locale, fields, kept }: PartsProps) {
  return (
    <>
      {parts.map((part) => (
        <Field key={part} id={part} label={texts[part]} error={fields[part]}>
          {(wiring) => {
            const common = {
              ...wiring,
              name: part,
              lang: locale,
              defaultValue: kept?.[part] ?? own[part] ?? "",
              placeholder: standard[part] ?? "",
            };
            if (part !== "paragraph") return <Input {...common} autoComplete="off" />;
            return (
              <CountedTextarea
                {...common}
                rows={5}
                max={2000}
                countText={texts.count}
                maxText={texts.max}
              />
            );
          }}
        </Field>
      ))}
      {texts.headingFixed && <Hint>{texts.headingFixed}</Hint>}
    </>
  );
}
