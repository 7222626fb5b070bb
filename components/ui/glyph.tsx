import { cn } from "@/lib/base/cn";

/** The icons that scripts of customers' pages draw. All others stay out of those: together they weigh more than the scripts. */
export const GLYPH_PATHS = {
  info: "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 16v-4M12 8h.01",
  "circle-check": "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M16 9l-5.5 5.5L8 12",
  "triangle-alert":
    "M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01",
  "circle-alert": "M2 12a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M12 8L12 12M12 16L12.01 16",
  "chevron-down": "M6 9l6 6 6-6",
  "mail-check":
    "M22 13V6a2 2 0 0 0-2-2H4a2 2 0 0 0-2 2v12c0 1.1.9 2 2 2h8M22 7l-8.97 5.7a1.94 1.94 0 0 1-2.06 0L2 7M16 19l2 2 4-4",
} as const;

interface GlyphProps {
  name: keyof typeof GLYPH_PATHS;
  className?: string;
}

/** One of a few icons; `Icon` knows them all. */
export function Glyph({ name, className }: GlyphProps) {
  return <Drawing path={GLYPH_PATHS[name]} className={className} />;
}

/** One glyph, 16 px, always beside a word or inside a labelled control: hidden from readers. */
export function Drawing({ path, className }: { path: string; className?: string }) {
  return (
    <svg className={cn("icon", className)} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}
