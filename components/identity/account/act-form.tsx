"use client";

import { createContext, type ReactNode, useContext, useEffect } from "react";
import { FormErrors } from "@/components/dashboard/form-errors";
import { type FormAction, useFormAction } from "@/components/form/use-form-action";
import { Banner } from "@/components/ui/banner";
import type { ButtonVariant } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import type { IconName } from "@/components/ui/icon";
import { Input, Select } from "@/components/ui/input";
import { SubmitButton } from "@/components/ui/submit-button";
import { cn } from "@/lib/base/cn";
import type { FormState } from "@/lib/http/form-state";

export interface ActTexts {
  submit: string;
  sending: string;
  /** Shown when the server can't be reached. */
  lost: string;
}

export interface ActFormProps {
  act: FormAction;
  texts: ActTexts;
  /** What each field is called, in the order of the form; lines of the summary begin with it. */
  names?: Record<string, string>;
  /** "{name}: {problem}", filled in here. */
  line?: string;
  hidden?: Record<string, string>;
  /** Names the button where its own text is ambiguous. */
  label?: string;
  look?: { variant?: ButtonVariant; wide?: boolean; icon?: IconName };
  className?: string;
  /** Beside the button. */
  aside?: ReactNode;
  children?: ReactNode;
}

type Shared = { state: FormState; kept: Record<string, string> | null };
const Context = createContext<Shared>({ state: { status: "new" }, kept: null });

/** A form with one button that says what came of it; works without scripts. */
export function ActForm(props: ActFormProps) {
  const { act, texts, names, line, hidden = {}, label, look, className, aside, children } = props;
  const { state, kept, pending, form } = useFormAction(act, { lost: texts.lost });
  const onlyWrong = onlyField(state);
  useEffect(() => {
    const wrong = onlyField(state);
    if (wrong) document.getElementById(wrong)?.focus();
  }, [state]);
  return (
    <Context value={{ state, kept }}>
      <form {...form} noValidate className={cn("grid max-w-lg grid-cols-1 gap-4", className)}>
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} autoComplete="off" />
        ))}
        <div className="empty:hidden">
          {!onlyWrong && <FormErrors state={state} names={names} line={line} />}
        </div>
        {children}
        <div className="flex flex-wrap items-center gap-2">
          <SubmitButton {...look} pending={pending} pendingLabel={texts.sending} aria-label={label}>
            {texts.submit}
          </SubmitButton>
          {aside}
        </div>
        <div role="status" className="empty:hidden">
          {state.status === "done" && state.message && <Banner tone="good">{state.message}</Banner>}
        </div>
      </form>
    </Context>
  );
}

/** The one field that is wrong: it takes the focus, and a summary would only say the same again. */
function onlyField({ fields = {} }: FormState): string | undefined {
  const [first, ...more] = Object.keys(fields);
  return more.length === 0 ? first : undefined;
}

export interface ActInputProps {
  name: string;
  label: ReactNode;
  hint?: ReactNode;
  type?: "text" | "email" | "password";
  autoComplete: string;
  inputMode?: "numeric" | "text";
  /** What is stored; passwords and codes have nothing to show. */
  stored?: string;
  autoFocus?: boolean;
}

/** One line of an ActForm, with its error beside it. */
export function ActInput({ name, label, hint, stored, type = "text", ...input }: ActInputProps) {
  const { state, kept } = useContext(Context);
  return (
    <Field id={name} label={label} hint={hint} error={state.fields?.[name]}>
      <Input
        {...input}
        type={type}
        name={name}
        spellCheck={false}
        defaultValue={type === "password" ? undefined : (kept?.[name] ?? stored)}
      />
    </Field>
  );
}

export interface ActSelectProps {
  name: string;
  label: ReactNode;
  stored: string;
  options: { value: string; label: string; lang?: string }[];
}

/** One choice of an ActForm. */
export function ActSelect({ name, label, stored, options }: ActSelectProps) {
  const { state, kept } = useContext(Context);
  return (
    <Field id={name} label={label} error={state.fields?.[name]}>
      <Select name={name} defaultValue={kept?.[name] ?? stored}>
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </Select>
    </Field>
  );
}
