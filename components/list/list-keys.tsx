"use client";

import { useEffect } from "react";
import { useSingleKey } from "@/components/shell/keys/use-single-key";

const ROW_LINKS = "#main a.cover";

/** Keys of a list: `/` searches, `j` and `k` go down and up, Enter opens the row like any link. */
export function ListKeys() {
  useSingleKey(act);
  useEffect(() => {
    document.addEventListener("focusin", mark);
    return () => document.removeEventListener("focusin", mark);
  }, []);
  return null;
}

function act(event: KeyboardEvent): void {
  if (event.key === "/") {
    const search = document.querySelector<HTMLInputElement>("#main input[type=search]");
    if (!search) return;
    event.preventDefault();
    search.focus();
    search.select();
  }
  if (event.key === "j") move(1);
  if (event.key === "k") move(-1);
}

function move(step: number): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>(ROW_LINKS)];
  const at = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = at < 0 ? links[0] : links[at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

/** The row under the keyboard is tinted: its link alone is small. */
function mark(event: FocusEvent): void {
  for (const row of document.querySelectorAll("[data-focus]")) row.removeAttribute("data-focus");
  if (!(event.target instanceof Element) || !event.target.matches(ROW_LINKS)) return;
  event.target.closest("tr")?.setAttribute("data-focus", "");
}
