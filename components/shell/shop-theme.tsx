import type { AccentColours, ShopTheme as Theme } from "@/lib/shops/accent";

const HEX = /^#[0-9a-f]{6}$/i;

function declarations(brand: string, colours: AccentColours): string {
  return Object.entries({
    "--brand": brand,
    "--accent": colours.accent,
    "--accent-hover": colours.accentHover,
    "--accent-soft": colours.accentSoft,
    "--accent-contrast": colours.accentContrast,
    "--focus": colours.accent,
    "--chart": colours.accent,
  })
    .filter(([, value]) => HEX.test(value))
    .map(([name, value]) => `${name}:${value}`)
    .join(";");
}

export interface ShopThemeProps {
  /** The nonce of this answer's Content-Security-Policy. */
  nonce?: string;
  theme: Theme;
}

/**
 * The shop's colours as custom properties, in the one style element a page carries. Put it first in the
 * body. Anything but `#rrggbb` is left out, so a stored value can never write CSS of its own.
 */
export function ShopTheme({ nonce, theme }: ShopThemeProps) {
  const light = declarations(theme.brand, theme.light);
  const dark = declarations(theme.brand, theme.dark);
  return (
    <style nonce={nonce} suppressHydrationWarning>
      {`:root{${light}}@media (prefers-color-scheme:dark){:root:not([data-theme=light]){${dark}}}:root[data-theme=dark]{${dark}}`}
    </style>
  );
}
