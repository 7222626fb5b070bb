"use client";

import { useSyncExternalStore } from "react";

const NAME = "starloop-single-keys";
const CHANGED = "starloop-single-keys-changed";

function read(): boolean {
  return localStorage.getItem(NAME) !== "off";
}

function subscribe(notice: () => void): () => void {
  window.addEventListener("storage", notice);
  window.addEventListener(CHANGED, notice);
  return () => {
    window.removeEventListener("storage", notice);
    window.removeEventListener(CHANGED, notice);
  };
}

/** Whether single keys act on this device: people who dictate or type blindly switch them off. */
export function useSingleKeys(): [on: boolean, set: (on: boolean) => void] {
  const on = useSyncExternalStore(subscribe, read, () => true);
  const set = (next: boolean) => {
    localStorage.setItem(NAME, next ? "on" : "off");
    window.dispatchEvent(new Event(CHANGED));
  };
  return [on, set];
}
