import type { CSSProperties } from "react";
import { body, heading, light, small, titleHeading } from "@/emails/_components/styles";

/** How the elements of a template look, where it says nothing else. */
export const LOOK = {
  p: { ...body, margin: "0 0 16px" },
  small,
  h1: { ...heading, margin: "0 0 12px" },
  h2: { ...titleHeading, margin: "0 0 12px" },
  h3: { ...body, fontWeight: 700, margin: "0 0 8px" },
  list: { ...body, margin: "0 0 16px", paddingInlineStart: 24 },
  text: body,
  a: { textDecoration: "underline" },
  hr: { border: 0, borderTop: `1px solid ${light.border}`, margin: "20px 0" },
  img: { maxWidth: "100%", height: "auto" },
} satisfies Record<string, CSSProperties>;

/** A style as an attribute's text; a bare number is in px. */
export function cssText(style: CSSProperties): string {
  return Object.entries(style)
    .map(([property, value]) => {
      const name = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const bare = typeof value === "number" && value !== 0 && name !== "font-weight";
      return `${name}:${bare ? `${value}px` : value}`;
    })
    .join(";")
    .replaceAll('"', "'");
}
