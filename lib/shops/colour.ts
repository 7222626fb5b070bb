// Colour arithmetic for lib/shops/accent.ts. OKLab: Björn Ottosson, bottosson.github.io/posts/oklab;
// luminance and contrast: WCAG 2.2, "relative luminance" and "contrast ratio".

type Triple = readonly [number, number, number];

export interface Oklch {
  lightness: number;
  chroma: number;
  /** Radians. */
  hue: number;
}

const HEX = /^#[0-9a-f]{6}$/i;

/** True for `#rrggbb`, the one notation colours are stored in. */
function isHexColour(value: string): boolean {
  return HEX.test(value);
}

function toRgb(hex: string): Triple {
  if (!isHexColour(hex)) throw new RangeError(`Not a #rrggbb colour: ${hex}`);
  const channel = (start: number) => Number.parseInt(hex.slice(start, start + 2), 16) / 255;
  return [channel(1), channel(3), channel(5)];
}

function toHex(rgb: Triple): string {
  const channel = (value: number) =>
    Math.round(Math.min(1, Math.max(0, value)) * 255)
      .toString(16)
      .padStart(2, "0");
  return `#${rgb.map(channel).join("")}`;
}

const linear = (value: number) =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const gamma = (value: number) =>
  value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055;

function linearRgb(hex: string): Triple {
  const [r, g, b] = toRgb(hex);
  return [linear(r), linear(g), linear(b)];
}

function luminance(hex: string): number {
  const [r, g, b] = linearRgb(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG contrast ratio of two `#rrggbb` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** `share` of `a` over `b`, mixed in sRGB as a browser blends opacity. */
export function mix(a: string, b: string, share: number): string {
  const [ar, ag, ab] = toRgb(a);
  const [br, bg, bb] = toRgb(b);
  const blend = (x: number, y: number) => x * share + y * (1 - share);
  return toHex([blend(ar, br), blend(ag, bg), blend(ab, bb)]);
}

export function toOklch(hex: string): Oklch {
  const [r, g, b] = linearRgb(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const labA = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const labB = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return {
    lightness: 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    chroma: Math.hypot(labA, labB),
    hue: Math.atan2(labB, labA),
  };
}

function oklchToRgb({ lightness, chroma, hue }: Oklch): Triple {
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const channel = (value: number) => gamma(Math.max(0, value));
  return [
    channel(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    channel(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    channel(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const CHROMA_STEP = 0.004;

/** The nearest colour sRGB can show, found by lowering chroma only. */
export function oklchToHex(colour: Oklch): string {
  const fitted = { ...colour };
  const fits = () => oklchToRgb(fitted).every((value) => value <= 1.0005);
  while (!fits() && fitted.chroma > CHROMA_STEP) fitted.chroma -= CHROMA_STEP;
  return toHex(oklchToRgb(fitted));
}
