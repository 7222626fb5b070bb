"use client";

import { useEffect } from "react";
import { useSingleKeys } from "./key-setting";

const TYPING = "input, textarea, select, [contenteditable], [role=menu], [role=dialog], dialog";

/**
 * Hands every single key pressed outside of fields, menus and dialogs to `act`, unless such keys are
 * switched off on this device. `act` is one and the same function all the time.
 */
export function useSingleKey(act: (event: KeyboardEvent) => void): void {
  const [on] = useSingleKeys();
  useEffect(() => {
    if (!on) return;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (event.target instanceof Element && event.target.closest(TYPING)) return;
      act(event);
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [on, act]);
}
