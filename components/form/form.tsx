"use client";

import { type FormEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import { useShopScope } from "@/components/shell/shop-scope";
import type { FormState } from "@/lib/http/form-state";
import { useTranslations } from "@/lib/i18n/use-translations";
import { FormContext, type FormLabels, type FormLimits, type FormValues } from "./form-context";
import { FormErrors } from "./form-errors";
import { sendOnCtrlEnter } from "./send-keys";
import { type FormAction, useFormAction } from "./use-form-action";

export interface FormProps {
  action: FormAction;
  /** What is stored, by field. */
  values?: FormValues;
  /** What each field is called, in the order of the page; see `useLabels`. */
  labels?: FormLabels;
  /** The limits of the fields, from the domain's schema. */
  limits?: FormLimits;
  /** Sent along unseen. */
  hidden?: Record<string, string>;
  /** The shop the page was made for. The page knows better than the frame around, which outlives it. */
  shopId?: string;
  /** Set: the form takes effect once, also when it is sent twice. True: made here, for a form that needs scripts. */
  submissionId?: string | true;
  /** Empties the fields when it is done, for the next one of its kind. */
  clears?: boolean;
  /** `none`: the form's own layout has a place for `<FormErrors>`. */
  errors?: "above" | "none";
  onDone?: (state: FormState, form: FormData) => void;
  onRefused?: (state: FormState) => void;
  id?: string;
  ref?: RefObject<HTMLFormElement | null>;
  /** Before the fields' names in their ids, where a page has two forms with fields of one name. */
  idPrefix?: string;
  className?: string;
  children: ReactNode;
}

/**
 * A form that works with and without scripts: it keeps what was typed, says what keeps it from being
 * taken, and tells the fields in it their labels, values, limits and errors by their names.
 */
export function Form({ action, values = {}, labels = {}, limits = {}, ...props }: FormProps) {
  const { hidden = {}, errors = "above", idPrefix = "", className, children } = props;
  const lost = useTranslations("form")("lost");
  const scope = useShopScope();
  const [shopId] = useState(props.shopId ?? scope);
  const own = useRef<HTMLFormElement>(null);
  const box = props.ref ?? own;
  const act = useFormAction(action, {
    submissionId: props.submissionId === true ? undefined : props.submissionId,
    lost,
    onDone: (done, form) => {
      if (props.clears) box.current?.reset();
      props.onDone?.(done, form);
    },
    onRefused: props.onRefused,
  });
  const { state, sent, kept, pending } = act;
  const unseen = Object.keys(hidden);
  return (
    <FormContext value={{ state, sent, kept, pending, values, labels, limits, idPrefix, unseen }}>
      <form
        ref={box}
        id={props.id}
        action={act.form.action}
        onSubmit={(event) => isOurs(event) && act.form.onSubmit(event)}
        noValidate
        onKeyDown={sendOnCtrlEnter}
        className={className}
      >
        {shopId && <input type="hidden" name="shop" value={shopId} readOnly />}
        {props.submissionId && (
          <input type="hidden" name="submissionId" value={act.submissionId} readOnly />
        )}
        {Object.entries(hidden).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} autoComplete="off" readOnly />
        ))}
        {errors === "above" && (
          <div className="empty:hidden">
            <FormErrors />
          </div>
        )}
        {children}
      </form>
    </FormContext>
  );
}

/** A button that leads into a frame posts the form there by itself, as a preview does. */
function isOurs(event: FormEvent<HTMLFormElement>): boolean {
  const { submitter } = event.nativeEvent as SubmitEvent;
  return !submitter?.hasAttribute("formtarget");
}
