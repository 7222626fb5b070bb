"use client";

import { type FocusEvent, type FormEvent, type ReactNode, useRef, useState } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { useFormAction } from "@/components/form/use-form-action";
import { useLeaveWarning } from "@/components/form/use-leave-warning";
import { ShopField } from "@/components/shell/shop-scope";
import { CountedTextarea } from "@/components/ui/counted-textarea";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { saveMailTemplate } from "@/lib/nps/templates/actions";
import type { Finding } from "@/lib/nps/templates/describe-warnings";
import { BODY_MAX } from "@/lib/nps/templates/schema";
import type { EditorTexts } from "./editor-texts";
import type { FieldGroup } from "./field-names";
import { FieldPalette } from "./field-palette";
import { TemplateFindings } from "./template-findings";
import { TemplatePreview } from "./template-preview";
import { useTypedCheck } from "./use-typed-check";

type TextControl = HTMLInputElement | HTMLTextAreaElement;

const FORM = "template";
const PARTS = ["name", "subject", "body"] as const;

export interface TemplateEditorProps {
  template: { id: string; name: string; subject: string; body: string; updatedAt: string };
  shopId: string;
  /** The language mails are written in. */
  locale: string;
  groups: FieldGroup[];
  /** What the check says about the words that are saved. */
  findings: Finding[];
  texts: EditorTexts;
  help: ReactNode;
  test: ReactNode;
}

/** The words of a template, beside what they look like and what the check thinks of them. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { template, shopId, groups, texts, help, test } = props;
  const form = useRef<HTMLFormElement>(null);
  const last = useRef<TextControl | null>(null);
  // The version on screen; it stays that one when the page learns of another.
  const [seen] = useState(template.updatedAt);
  const [saved, setSaved] = useState(() => partsOf(template));
  const [unsaved, setUnsaved] = useState(false);
  const check = useTypedCheck(form, props.findings);
  const act = useFormAction(saveMailTemplate, {
    lost: texts.lost,
    onDone: (_, sent) => {
      setSaved(read(sent));
      setUnsaved(form.current !== null && read(new FormData(form.current)) !== read(sent));
      check.now();
    },
  });
  const { state } = act;
  useLeaveWarning(unsaved && !act.pending);
  const onInput = () => {
    setUnsaved(form.current !== null && read(new FormData(form.current)) !== saved);
    check.soon();
  };
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    const { submitter } = event.nativeEvent as SubmitEvent;
    // A preview goes to its frame by itself.
    if (!submitter?.hasAttribute("formtarget")) act.form.onSubmit(event);
  };
  const onFocus = ({ target }: FocusEvent) => {
    if (target instanceof HTMLTextAreaElement) last.current = target;
    if (target instanceof HTMLInputElement && target.name === "subject") last.current = target;
  };
  const names = { name: texts.name, subject: texts.subject, body: texts.body };
  return (
    <div className="grid grid-cols-1 gap-8 min-[80rem]:grid-cols-2">
      <div className="grid grid-cols-1 content-start gap-6">
        <form
          id={FORM}
          ref={form}
          action={act.form.action}
          onSubmit={onSubmit}
          onInput={onInput}
          onFocus={onFocus}
          onKeyDown={sendOnCtrlEnter}
          noValidate
          className="grid grid-cols-1 gap-4.5"
        >
          <ShopField shopId={shopId} />
          <input type="hidden" name="templateId" value={template.id} />
          <input type="hidden" name="seen" value={state.values?.seen ?? seen} readOnly />
          <FormErrors state={state} names={names} line={texts.problem} />
          {state.code === "changed_since" && <Theirs id={template.id} label={texts.theirs} />}
          <Fields {...props} fields={state.fields ?? {}} kept={act.kept} />
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <SubmitButton pending={act.pending} pendingLabel={texts.saving}>
              {texts.save}
            </SubmitButton>
            <span role="status" className="text-sm text-muted">
              {unsaved ? texts.unsaved : state.status === "done" && state.message}
            </span>
          </div>
        </form>
        <div>
          <FieldPalette
            groups={groups}
            last={last}
            form={form}
            title={texts.fields}
            noFields={texts.noFields}
          />
          {help}
        </div>
        {test}
      </div>
      <div className="grid grid-cols-1 content-start gap-8">
        <TemplateFindings findings={check.findings} texts={texts.check} />
        <TemplatePreview
          templateId={template.id}
          texts={texts.preview}
          form={{ id: FORM, ref: form }}
          version={check.version}
        />
      </div>
    </div>
  );
}

/** In a new window, so what was typed here is kept. */
function Theirs({ id, label }: { id: string; label: string }) {
  return (
    <p>
      <a href={`/settings/nps/templates/${id}`} target="_blank" rel="noopener">
        {label}
      </a>
    </p>
  );
}

type FieldsProps = Pick<TemplateEditorProps, "template" | "locale" | "texts"> & {
  fields: Record<string, string>;
  kept: Record<string, string> | null;
};

function Fields({ template, locale, texts, fields, kept }: FieldsProps) {
  return (
    <>
      <Field id="name" label={texts.name} error={fields.name}>
        <Input
          name="name"
          type="text"
          defaultValue={kept?.name ?? template.name}
          autoComplete="off"
        />
      </Field>
      <Field id="subject" label={texts.subject} error={fields.subject}>
        <Input
          name="subject"
          type="text"
          lang={locale}
          defaultValue={kept?.subject ?? template.subject}
          autoComplete="off"
        />
      </Field>
      <Field id="body" label={texts.body} hint={texts.bodyHint} error={fields.body}>
        {(wiring) => (
          <CountedTextarea
            {...wiring}
            name="body"
            lang={locale}
            rows={18}
            defaultValue={kept?.body ?? template.body}
            max={BODY_MAX}
            countText={texts.count}
            maxText={texts.max}
            className="font-mono text-sm"
          />
        )}
      </Field>
    </>
  );
}

/** What a form holds of a template, to be compared. */
function read(form: FormData): string {
  return JSON.stringify(PARTS.map((part) => String(form.get(part)).replace(/\r\n/g, "\n")));
}

function partsOf(template: Record<(typeof PARTS)[number], string>): string {
  return JSON.stringify(PARTS.map((part) => template[part]));
}
