import type { ReactNode } from "react";

/** A piece of what a person wrote: words, or an address to follow. */
export type TextPart = string | { href: string; address: string };

/** The pieces as React nodes. */
export function partNodes(parts: TextPart[]): ReactNode[] {
  return parts.map((part, place) =>
    typeof part === "string" ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the text keeps its order
      <a key={place} href={part.href} rel="noopener noreferrer nofollow" target="_blank">
        {part.address}
      </a>
    ),
  );
}
