"use client";

import { useEffect, useState } from "react";

/** A text that survives a reload and a look at another page, in this tab. */
export function useDraft(name: string, first: string): [string, (text: string) => void] {
  const [text, setText] = useState(first);
  useEffect(() => {
    const kept = sessionStorage.getItem(name);
    if (kept) setText(kept);
  }, [name]);
  const change = (next: string) => {
    setText(next);
    if (next) sessionStorage.setItem(name, next);
    else sessionStorage.removeItem(name);
  };
  return [text, change];
}
