import type { CSSProperties } from "react";

/** Two colours for each theme, already readable on our surfaces (design/README, "Accent per shop"). Hex. */
export type MailColors = {
  accent: string;
  accentContrast: string;
  accentDark: string;
  accentDarkContrast: string;
};

/** The light roles of the design tokens; mail clients know no custom properties. */
export const light = {
  canvas: "#f4f4f1",
  surface: "#ffffff",
  sunken: "#f0f0ed",
  border: "#e0e1db",
  borderStrong: "#868a81",
  text: "#1b1d1a",
  muted: "#595d56",
  star: "#c27800",
};

const FONT = 'Inter, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';

/** Words without a break wrap too; two properties, because clients know one or the other. */
const WRAP: CSSProperties = { overflowWrap: "anywhere", wordBreak: "break-word" };

const type = (size: number, line: number, color: string): CSSProperties => ({
  fontFamily: FONT,
  fontSize: size,
  lineHeight: `${line}px`,
  color,
  margin: 0,
  ...WRAP,
});

export const body = type(16, 24, light.text);
export const small = type(14, 20, light.muted);
export const heading: CSSProperties = {
  ...type(22, 28, light.text),
  fontWeight: 700,
  letterSpacing: "-0.3px",
};
export const titleHeading: CSSProperties = {
  ...type(20, 26, light.text),
  fontWeight: 700,
  margin: "6px 0 0",
};
export const cell: CSSProperties = {
  backgroundColor: light.surface,
  border: `1px solid ${light.borderStrong}`,
  borderRadius: 7,
};

/** Inline style cannot say "dark" or "narrow"; everything else is inline, so the mail stands without this. */
export function headCss(colors: MailColors): string {
  return `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { overflow-wrap: anywhere; }
@media (max-width: 480px) {
  .pad { padding-left: 20px !important; padding-right: 20px !important; }
}
@media (max-width: 340px) {
  .n { width: 36px !important; }
}
@media (max-width: 360px) {
  .pad { padding-left: 16px !important; padding-right: 16px !important; }
  .gap { width: 4px !important; }
}
@media (prefers-color-scheme: dark) {
  .bg { background: #121311 !important; }
  .box { background: #1a1b19 !important; border-color: #30332e !important; }
  .t { color: #ecede9 !important; }
  .m { color: #abafa6 !important; }
  .lk { color: ${colors.accentDark} !important; }
  .ln { border-color: #30332e !important; }
  .q { background: #242623 !important; }
  .btn { background: ${colors.accentDark} !important; color: ${colors.accentDarkContrast} !important; }
  .cell { background: #1a1b19 !important; border-color: #858a80 !important; color: #ecede9 !important; }
  .star { color: #eeb13f !important; }
}`;
}
