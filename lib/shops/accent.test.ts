import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ACCENT_ROLES, deriveAccent, shopTheme, type Theme } from "./accent";
import { contrast } from "./colour";

const THEMES: Theme[] = ["light", "dark"];

/** A fixed seed: a failure names the same colour every time. */
function randomBrands(count: number): string[] {
  let state = 42;
  const next = () => {
    state = (state * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * 2 ** 24);
  };
  return Array.from({ length: count }, () => `#${next().toString(16).padStart(6, "0")}`);
}

function lowestContrast(brand: string, theme: Theme): number {
  const { grounds, stars, texts } = ACCENT_ROLES[theme];
  const colours = deriveAccent(brand, theme);
  const onGrounds = [...Object.values(grounds), colours.accentSoft].map((ground) =>
    contrast(colours.accent, ground),
  );
  const underText = [colours.accent, colours.accentHover].map((ground) =>
    contrast(colours.accentContrast, ground),
  );
  const onSoft = texts.map((text) => contrast(text, colours.accentSoft));
  for (const star of stars) expect(contrast(star, colours.accentSoft)).toBeGreaterThanOrEqual(3);
  return Math.min(...onGrounds, ...underText, ...onSoft);
}

describe("deriveAccent", () => {
  const brands = {
    petrol: "#0f6274",
    white: "#ffffff",
    black: "#000000",
    "near black": "#111111",
    yellow: "#ffd400",
    "pure yellow": "#ffff00",
    pink: "#e4007c",
    violet: "#7c3aed",
    red: "#e2231a",
    green: "#00a651",
    "pure green": "#00ff00",
    blue: "#0000ff",
    "pale blue": "#bfe3ff",
    grey: "#808080",
  };
  describe.each(THEMES)("%s theme", (theme) => {
    it.each(Object.entries(brands))("reads at 4.5:1 everywhere: %s", (_name, brand) => {
      expect(lowestContrast(brand, theme)).toBeGreaterThanOrEqual(4.5);
    });

    it.each(randomBrands(200))("reads at 4.5:1 everywhere: %s", (brand) => {
      expect(lowestContrast(brand, theme)).toBeGreaterThanOrEqual(4.5);
    });
  });

  it("leaves a colour alone that reads already", () => {
    expect(deriveAccent("#0f6274", "light").accent).toBe("#0f6274");
  });

  it.each(["red", "#fff", "", "#12345g", "#0f6274;}"])("refuses %j", (brand) => {
    expect(() => deriveAccent(brand, "light")).toThrow(RangeError);
  });
});

describe("shopTheme", () => {
  it("gives the default shop the colours of tokens.css", () => {
    expect(shopTheme("#0f6274")).toEqual({
      brand: "#0f6274",
      light: {
        accent: "#0f6274",
        accentHover: "#0d5464",
        accentSoft: "#e7eff1",
        accentContrast: "#ffffff",
      },
      dark: {
        accent: "#5fa7bb",
        accentHover: "#75b3c5",
        accentSoft: "#263436",
        accentContrast: "#0b1416",
      },
    });
  });
});

describe("ACCENT_ROLES", () => {
  const css = readFileSync("app/tokens.css", "utf8");
  const blocks = {
    light: css.slice(css.indexOf("/* light */"), css.indexOf("/* end light */")),
    dark: css.slice(css.indexOf("/* dark, chosen */"), css.indexOf("/* end dark, chosen */")),
  };

  it.each(THEMES)("agrees with tokens.css: %s", (theme) => {
    const roles = ACCENT_ROLES[theme];
    const token = (name: string) =>
      new RegExp(`--${name}: (#[0-9a-f]{6})`).exec(blocks[theme])?.[1];
    for (const [name, value] of Object.entries(roles.grounds)) expect(token(name)).toBe(value);
    expect(token("accent-contrast")).toBe(roles.accentContrast);
    expect(["star-filled", "star-empty"].map(token)).toEqual([...roles.stars]);
    expect(["muted", "warning", "positive"].map(token)).toEqual([...roles.texts]);
  });
});
