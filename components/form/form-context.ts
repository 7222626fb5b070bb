"use client";

import { createContext, useContext } from "react";
import { type FormState, NEW_FORM } from "@/lib/http/form-state";

/** What is stored, by field: lists for groups of boxes, true for a ticked one. */
export type FormValues = Readonly<Record<string, unknown>>;
/** What each field is called, in the order of the page. */
export type FormLabels = Readonly<Record<string, string>>;
/** The limits of each field, as its schema has them. */
export type FormLimits = Readonly<Record<string, FieldLimits>>;
export type FieldLimits = {
  readonly maxLength?: number;
  readonly min?: number;
  readonly max?: number;
};

export interface FormInfo {
  state: FormState;
  /** What a script sent for that answer; what is typed by now may be more. */
  sent: FormData | null;
  pending: boolean;
  values: FormValues;
  labels: FormLabels;
  limits: FormLimits;
  /** What was typed into a form that was sent without scripts. */
  kept: Record<string, string> | null;
  /** Before the fields' names in their ids, where a page has two forms with fields of one name. */
  idPrefix: string;
  /** The names of what is sent along unseen: no error can stand beside those. */
  unseen: readonly string[];
}

const NO_FORM: FormInfo = {
  state: NEW_FORM,
  sent: null,
  pending: false,
  values: {},
  labels: {},
  limits: {},
  kept: null,
  idPrefix: "",
  unseen: [],
};

export const FormContext = createContext<FormInfo>(NO_FORM);

/** The form around: its last answer, whether it is on its way, and what its fields are called. */
export function useFormInfo(): FormInfo {
  return useContext(FormContext);
}

/** What one field of the form around needs to know: found by its name. */
export function useField(name: string) {
  const { state, values, labels, limits, kept, idPrefix } = useFormInfo();
  return {
    id: idPrefix + name,
    label: labels[name] ?? "",
    error: state.fields?.[name],
    limits: limits[name] ?? {},
    /** The text the field begins with: what was typed, else what is stored. */
    text: kept?.[name] ?? textOf(values[name]),
    /** Whether a box with this value begins ticked. */
    ticked: (value: string) =>
      kept ? (kept[name] ?? "").split(" ").includes(value) : isTicked(values[name], value),
  };
}

function textOf(stored: unknown): string {
  if (stored === null || stored === undefined) return "";
  return Array.isArray(stored) ? stored.join("\n") : String(stored);
}

function isTicked(stored: unknown, value: string): boolean {
  return Array.isArray(stored) ? stored.includes(value) : stored === true || stored === value;
}
