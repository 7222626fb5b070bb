"use client";

import { createContext, type FormEvent, type ReactNode, useContext, useRef, useState } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { sendOnCtrlEnter } from "@/components/form/send-keys";
import { type FormAction, useFormAction } from "@/components/form/use-form-action";
import { useLeaveWarning } from "@/components/form/use-leave-warning";
import { ShopField } from "@/components/shell/shop-scope";
import { Button } from "@/components/ui/button";
import { SaveBar } from "@/components/ui/settings";
import { SubmitButton } from "@/components/ui/submit-button";
import type { FormState } from "@/lib/http/form-state";

/** Values by field as the form holds them; several of one name are joined by line breaks. */
type Typed = Record<string, string>;

type Shared = { state: FormState; kept: Typed | null; typed: Typed | null };

const Context = createContext<Shared>({ state: { status: "new" }, kept: null, typed: null });

/** The last answer to the form, what it was sent with without scripts, and what it contains now. */
export function useSettingsForm(): Shared {
  return useContext(Context);
}

export interface SettingsFormProps {
  act: FormAction;
  /** The shop whose settings these are. */
  shopId: string;
  /** What each field is called, in the order of the page. */
  names: Record<string, string>;
  locale: string;
  texts: {
    saved: string;
    problem: string;
    unsaved: string;
    discard: string;
    save: string;
    saving: string;
    lost: string;
  };
  children: ReactNode;
}

/** The form around the settings: says what is not saved yet, what a save changed, and what keeps it from saving. */
export function SettingsForm(props: SettingsFormProps) {
  const { shopId, names, locale, texts, children } = props;
  const saved = useRef<Typed | null>(null);
  const [typed, setTyped] = useState<Typed | null>(null);
  const act = useFormAction(props.act, {
    lost: texts.lost,
    onDone: (_, form) => {
      saved.current = read(form, names);
    },
  });
  const changed = changedFields(saved.current, typed, names);
  useLeaveWarning(changed.length > 0 && !act.pending);
  const note = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    saved.current ??= defaults(form, names);
    setTyped(read(new FormData(form), names));
  };
  const afterReset = (event: FormEvent<HTMLFormElement>) => {
    const form = event.currentTarget;
    setTimeout(() => setTyped(read(new FormData(form), names)));
  };
  return (
    <Context value={{ state: act.state, kept: act.kept, typed }}>
      <form
        {...act.form}
        noValidate
        onInput={note}
        onReset={afterReset}
        onKeyDown={sendOnCtrlEnter}
      >
        <ShopField shopId={shopId} />
        <div className="page-body">
          <div className="mb-5 empty:hidden">
            <FormErrors state={act.state} names={names} line={texts.problem} />
          </div>
          {children}
        </div>
        <SaveBar
          summary={<Summary state={act.state} changed={changed} locale={locale} texts={texts} />}
        >
          {changed.length > 0 && (
            <Button type="reset" variant="quiet">
              {texts.discard}
            </Button>
          )}
          <SubmitButton
            pending={act.pending}
            pendingLabel={texts.saving}
            aria-keyshortcuts="Control+Enter Meta+Enter"
          >
            {texts.save}
          </SubmitButton>
        </SaveBar>
      </form>
    </Context>
  );
}

interface SummaryProps {
  state: FormState;
  changed: string[];
  locale: string;
  texts: SettingsFormProps["texts"];
}

function Summary({ state, changed, locale, texts }: SummaryProps) {
  if (changed.length > 0) {
    return texts.unsaved.replace("{names}", new Intl.ListFormat(locale).format(changed));
  }
  return <span role="status">{state.status === "done" ? state.message : texts.saved}</span>;
}

function read(form: FormData, names: Record<string, string>): Typed {
  const entries = Object.keys(names).map((name) => [
    name,
    form.getAll(name).map(textOf).join("\n"),
  ]);
  return Object.fromEntries(entries);
}

/** A file by its name and size, which is enough to tell two apart. */
function textOf(entry: FormDataEntryValue): string {
  if (typeof entry === "string") return entry;
  return entry.size > 0 ? `${entry.name} ${entry.size}` : "";
}

/** What the form held when the page came, before anything was typed into it. */
function defaults(form: HTMLFormElement, names: Record<string, string>): Typed {
  const data = new FormData();
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement) data.append(field.name, field.defaultValue);
    if (field instanceof HTMLSelectElement) data.append(field.name, defaultOption(field));
    if (field instanceof HTMLInputElement) addDefault(data, field);
  }
  return read(data, names);
}

function addDefault(data: FormData, input: HTMLInputElement): void {
  const ticks = input.type === "checkbox" || input.type === "radio";
  if (!ticks) data.append(input.name, input.defaultValue);
  else if (input.defaultChecked) data.append(input.name, input.value);
}

function defaultOption(select: HTMLSelectElement): string {
  const options = [...select.options];
  return (options.find((option) => option.defaultSelected) ?? options[0])?.value ?? "";
}

function changedFields(
  saved: Typed | null,
  typed: Typed | null,
  names: Record<string, string>,
): string[] {
  if (!saved || !typed) return [];
  return Object.entries(names)
    .filter(([name]) => saved[name] !== typed[name])
    .map(([, words]) => words);
}
