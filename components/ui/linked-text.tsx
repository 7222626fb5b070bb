import type { ReactNode } from "react";
import { cn } from "@/lib/base/cn";
import { partNodes, type TextPart } from "./text-parts";

const LINK = /https?:\/\/[^\s<>"'`]+/gi;
// what usually ends the sentence, not the address
const TRAILING = ".,;:!?…)]}»”’";

/** The address without the sentence's own punctuation; a closing bracket stays if it was opened. */
function trimAddress(match: string): string {
  let end = match.length;
  while (TRAILING.includes(match.charAt(end - 1)) && end > 0) end -= 1;
  const trimmed = match.slice(0, end);
  const rest = match.slice(trimmed.length);
  return rest.startsWith(")") && trimmed.includes("(") && !trimmed.includes(")")
    ? `${trimmed})`
    : trimmed;
}

function safeHref(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  return url.protocol === "https:" || url.protocol === "http:" ? url.href : null;
}

/** Plain text taken apart at its http(s) addresses. Markup in it stays text. */
export function linkParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const address = trimAddress(match[0]);
    const href = safeHref(address);
    if (!href) continue;
    parts.push(text.slice(end, match.index), { href, address });
    end = match.index + address.length;
  }
  parts.push(text.slice(end));
  return parts;
}

/** Plain text as React nodes, its http(s) addresses as links. */
export function linkify(text: string): ReactNode[] {
  return partNodes(linkParts(text));
}

/** What a person wrote: line breaks kept, addresses clickable, never HTML. */
export function LinkedText({ text, className }: { text: string; className?: string }) {
  return <p className={cn("whitespace-pre-line wrap-anywhere", className)}>{linkify(text)}</p>;
}
