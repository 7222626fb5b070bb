"use client";

import { useEffect, useState } from "react";

const PREFIX = "note:";

/** A text that survives a reload and a look at another page, in this tab. */
export function useDraft(name: string, first: string): [string, (text: string) => void] {
  const [text, setText] = useState(first);
  useEffect(() => {
    const kept = sessionStorage.getItem(PREFIX + name);
    if (kept) setText(kept);
  }, [name]);
  const change = (next: string) => {
    setText(next);
    if (next) sessionStorage.setItem(PREFIX + name, next);
    else sessionStorage.removeItem(PREFIX + name);
  };
  return [text, change];
}

/** Whether this tab keeps a text that was not sent; false until that is known. */
export function useHasDraft(): boolean {
  const [has, setHas] = useState(false);
  useEffect(() => setHas(Object.keys(sessionStorage).some((name) => name.startsWith(PREFIX))), []);
  return has;
}
