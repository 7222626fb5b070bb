import { contrast, mix, type Oklch, oklchToHex, toOklch } from "./colour";

export type Theme = "light" | "dark";

/** The grounds and marks an accent must live with, per theme; the same values stand in app/tokens.css. */
export const ACCENT_ROLES = {
  light: {
    grounds: { canvas: "#f4f4f1", surface: "#ffffff", sunken: "#f0f0ed", raised: "#ffffff" },
    accentContrast: "#ffffff",
    stars: ["#c27800", "#868a81"],
    texts: ["#595d56", "#7f4e00", "#1a6b3c"],
    softShare: 0.1,
    step: -0.005,
    hoverTowards: "#000000",
  },
  dark: {
    grounds: { canvas: "#121311", surface: "#1a1b19", sunken: "#242623", raised: "#272926" },
    accentContrast: "#0b1416",
    stars: ["#eeb13f", "#858a80"],
    texts: ["#abafa6", "#e0b15c", "#74c796"],
    softShare: 0.18,
    step: 0.005,
    hoverTowards: "#ffffff",
  },
} as const;

const MAX_CHROMA = 0.2;
/** A little above WCAG's 4.5:1, so that rounding to hex never falls below it. */
const ACCENT_CONTRAST = 4.7;
const TEXT_CONTRAST = 4.5;
const MARK_CONTRAST = 3;
const LEAST_SOFT_SHARE = 0.03;
const HOVER_SHARE = 0.86;
const MAX_STEPS = 220;

/** The four colours a shop changes in one theme, each `#rrggbb`. */
export interface AccentColours {
  accent: string;
  accentHover: string;
  accentSoft: string;
  accentContrast: string;
}

export interface ShopTheme {
  /** The colour as given: the portal's top line only, never under text. */
  brand: string;
  light: AccentColours;
  dark: AccentColours;
}

/** A tint of the accent over the surface, weakened until stars (3:1) and secondary text (4.5:1) hold on it. */
function softTint(accent: string, theme: Theme): string {
  const { grounds, stars, texts, softShare } = ACCENT_ROLES[theme];
  for (let share = softShare; ; share -= 0.01) {
    const soft = mix(accent, grounds.surface, share);
    const holds =
      stars.every((star) => contrast(star, soft) >= MARK_CONTRAST) &&
      texts.every((text) => contrast(text, soft) >= TEXT_CONTRAST);
    if (holds || share < LEAST_SOFT_SHARE) return soft;
  }
}

/**
 * Turns any shop colour (`#rrggbb`) into an accent that reads on every ground of the theme and under
 * its own button text: the hue stays, chroma is capped, only OKLCH lightness moves (down in light, up in
 * dark). Rule: "Accent per shop" in the design notes.
 * @throws RangeError if `brand` is not `#rrggbb`
 */
export function deriveAccent(brand: string, theme: Theme): AccentColours {
  const roles = ACCENT_ROLES[theme];
  const given = toOklch(brand);
  const colour: Oklch = { ...given, chroma: Math.min(given.chroma, MAX_CHROMA) };
  for (let i = 0; i < MAX_STEPS; i++) {
    const accent = oklchToHex(colour);
    const accentSoft = softTint(accent, theme);
    const against = [...Object.values(roles.grounds), accentSoft, roles.accentContrast];
    if (against.every((ground) => contrast(accent, ground) >= ACCENT_CONTRAST)) {
      const accentHover = mix(accent, roles.hoverTowards, HOVER_SHARE);
      return { accent, accentHover, accentSoft, accentContrast: roles.accentContrast };
    }
    colour.lightness += roles.step;
  }
  throw new RangeError(`No readable accent for ${brand}`);
}

/** Both themes of a shop, to be computed on saving its colour and stored. */
export function shopTheme(brand: string): ShopTheme {
  return {
    brand,
    light: deriveAccent(brand, "light"),
    dark: deriveAccent(brand, "dark"),
  };
}
