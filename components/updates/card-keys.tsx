"use client";

import { useEffect } from "react";
import { useSingleKey } from "@/components/shell/keys/use-single-key";

const CARDS = "#main article[id^='update-']";
const ASSIGN = "starloop-assign";

/**
 * Keys of an order's page: `r` reply, `n` internal note, `e` solve, `a` assign, `j` and `k` to the
 * next card and back. They act on the card with the focus, else on the first open one.
 */
export function CardKeys() {
  useSingleKey(act);
  return null;
}

/** Calls `open` when `a` is pressed for the card of this update. */
export function useAssignKey(updateId: string, open: () => void): void {
  useEffect(() => {
    const card = document.getElementById(`update-${updateId}`);
    card?.addEventListener(ASSIGN, open);
    return () => card?.removeEventListener(ASSIGN, open);
  });
}

function act(event: KeyboardEvent): void {
  if (event.key === "j") move(1);
  if (event.key === "k") move(-1);
  const card = cardInMind();
  if (!card) return;
  const done = ACTS[event.key]?.(card);
  // Else the letter would be typed into the field that gets the focus.
  if (done) event.preventDefault();
}

const ACTS: Record<string, (card: Element) => boolean> = {
  r: (card) => write(card, "customer"),
  n: (card) => write(card, "internal"),
  e: (card) => {
    const button = card.querySelector<HTMLElement>("[aria-keyshortcuts=e]");
    button?.click();
    return button !== null;
  },
  a: (card) => card.dispatchEvent(new CustomEvent(ASSIGN)),
};

function cardInMind(): Element | null {
  const focused = document.activeElement?.closest(CARDS);
  const solvable = document.querySelector(`${CARDS} [aria-keyshortcuts=e]`)?.closest(CARDS);
  return focused ?? solvable ?? document.querySelector(CARDS);
}

/** Turns to the side of the thread that is written on, then to its field. */
function write(card: Element, kind: "customer" | "internal"): boolean {
  const field = card.querySelector<HTMLTextAreaElement>(`textarea[id^='${kind}-']`);
  const tab = field?.closest("[role=tabpanel]")?.getAttribute("aria-labelledby");
  if (!field) return false;
  if (tab) document.getElementById(tab)?.click();
  requestAnimationFrame(() => {
    field.focus();
    field.scrollIntoView({ block: "nearest" });
  });
  return true;
}

function move(step: number): void {
  const cards = [...document.querySelectorAll(CARDS)];
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  const next = at < 0 ? cards[0] : cards[at + step];
  next?.querySelector<HTMLElement>("[id^='title-']")?.focus();
  next?.scrollIntoView({ block: "nearest" });
}
