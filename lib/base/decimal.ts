/** Longer than any amount; nothing beyond is looked at. */
const TEXT_MAX = 60;
const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?$/;
/** PHP writes small and large numbers so, in texts as well: `1.0E-5`. */
const SCIENTIFIC = /^[+-]?\d{1,30}(\.\d{0,30})?e[+-]?\d{1,3}$/i;

/**
 * A decimal number as programs write it (`49.9`, `"49.90"`, `"+.5"`, `"1.0E-5"`), in plain digits with at most
 * `decimals` after the point, rounded half away from zero; null for anything else.
 */
export function readDecimal(
  value: unknown,
  decimals: number,
): { text: string; rounded: boolean } | null {
  const text = decimalText(value);
  if (text === null) return null;
  const [, sign = "", whole = "", fraction = ""] = DECIMAL.exec(text.trim()) ?? [];
  if (whole + fraction === "") return null;
  const minus = sign === "-" ? "-" : "";
  if (fraction.length <= decimals) {
    return { text: `${minus}${whole || "0"}${fraction && `.${fraction}`}`, rounded: false };
  }
  const kept = BigInt((whole || "0") + fraction.slice(0, decimals));
  const digits = String(kept + (Number(fraction[decimals]) >= 5 ? 1n : 0n));
  const padded = digits.padStart(decimals + 1, "0");
  const point = padded.length - decimals;
  const after = padded.slice(point).replace(/0+$/, "");
  const rounded = /[1-9]/.test(fraction.slice(decimals));
  return { text: `${minus}${padded.slice(0, point)}${after && `.${after}`}`, rounded };
}

function decimalText(value: unknown): string | null {
  if (typeof value === "number") return plainDigits(value);
  if (typeof value !== "string" || value.length > TEXT_MAX) return null;
  return SCIENTIFIC.test(value.trim()) ? plainDigits(Number(value)) : value;
}

/** JavaScript writes 0.0000001 as 1e-7; a number of 21 digits or more is no amount. */
function plainDigits(value: number): string | null {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e21) return null;
  const text = String(value);
  return text.includes("e") ? value.toFixed(20) : text;
}
