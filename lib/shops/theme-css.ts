import { type AccentColours, shopTheme } from "@/lib/shops/accent";

/** Where the stylesheet of a brand colour (`#rrggbb`) is served. */
export function themePath(brand: string): string {
  return `/theme/${brand.slice(1).toLowerCase()}.css`;
}

/** The stylesheet behind `themePath`, or null for a file name that is not one of ours. */
export function themeCss(file: string): string | null {
  const hex = file.match(/^([0-9a-f]{6})\.css$/)?.[1];
  if (!hex) return null;
  const { brand, light, dark } = shopTheme(`#${hex}`);
  const [day, night] = [declarations(brand, light), declarations(brand, dark)];
  return [
    `:root{${day}}`,
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${night}}}`,
    `:root[data-theme=dark]{${night}}`,
  ].join("\n");
}

function declarations(brand: string, colours: AccentColours): string {
  return Object.entries({
    brand,
    accent: colours.accent,
    "accent-hover": colours.accentHover,
    "accent-soft": colours.accentSoft,
    "accent-contrast": colours.accentContrast,
    focus: colours.accent,
    chart: colours.accent,
  })
    .map(([role, value]) => `--${role}:${value}`)
    .join(";");
}
