"use client";

import { type RefObject, useEffect, useState } from "react";

/** Values by field as the form holds them; several of one name are joined by line breaks. */
export type Typed = Record<string, string>;

/**
 * What stands in the form around `inside`, by field, and what stood there when it was last saved;
 * null until something is typed. `sent` is what was saved last since then.
 */
export function useTyped(
  inside: RefObject<HTMLElement | null>,
  names: string[],
  sent?: FormData | null,
): { typed: Typed | null; saved: Typed | null } {
  const key = names.join(" ");
  const [typed, setTyped] = useState<Typed | null>(null);
  const [saved, setSaved] = useState<Typed | null>(null);
  useEffect(() => {
    const form = inside.current?.closest("form");
    if (!form) return;
    const fields = key.split(" ");
    const read = () => {
      setSaved((known) => known ?? defaultsOf(form, fields));
      setTyped(typedIn(new FormData(form), fields));
    };
    const afterReset = () => setTimeout(read);
    form.addEventListener("input", read);
    form.addEventListener("reset", afterReset);
    return () => {
      form.removeEventListener("input", read);
      form.removeEventListener("reset", afterReset);
    };
  }, [inside, key]);
  useEffect(() => {
    if (sent) setSaved(typedIn(sent, key.split(" ")));
  }, [key, sent]);
  return { typed, saved };
}

/** The fields whose content differs. */
export function changedFields(saved: Typed | null, typed: Typed | null): string[] {
  if (!saved || !typed) return [];
  return Object.keys(typed).filter((name) => saved[name] !== typed[name]);
}

function typedIn(form: FormData, names: string[]): Typed {
  return Object.fromEntries(names.map((name) => [name, form.getAll(name).map(textOf).join("\n")]));
}

/** A file by its name and size, which is enough to tell two apart. */
function textOf(entry: FormDataEntryValue): string {
  if (typeof entry === "string") return entry;
  return entry.size > 0 ? `${entry.name} ${entry.size}` : "";
}

/** What the form held when the page came, before anything was typed into it. */
function defaultsOf(form: HTMLFormElement, names: string[]): Typed {
  const data = new FormData();
  for (const field of form.elements) {
    if (field instanceof HTMLTextAreaElement) data.append(field.name, field.defaultValue);
    if (field instanceof HTMLSelectElement) data.append(field.name, defaultOption(field));
    if (field instanceof HTMLInputElement) addDefault(data, field);
  }
  return typedIn(data, names);
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
