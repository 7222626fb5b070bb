import { light } from "@/emails/_components/styles";
import { escapeHtml } from "@/lib/base/escape-html";
import { cssText, LOOK } from "@/lib/nps/templates/body-look";

/** What the row of buttons says; `labels` is what each of the eleven is called, "0, not likely at all". */
export type ScaleWords = { ends: string; hint: string; labels: string[] };

const BUTTON = cssText({
  ...LOOK.p,
  display: "inline-block",
  width: 42,
  padding: "12px 0",
  margin: "0 3px 6px 0",
  backgroundColor: light.surface,
  border: `1px solid ${light.borderStrong}`,
  borderRadius: 7,
  textAlign: "center",
  textDecoration: "none",
  lineHeight: "20px",
  fontWeight: 600,
});
const LINE = (top: number, bottom: number) =>
  cssText({ ...LOOK.small, display: "block", padding: `${top}px 0 ${bottom}px` });
const ROW = cssText({ display: "block", fontSize: 0, lineHeight: 0 });
const HALF = cssText({ display: "inline-block", whiteSpace: "nowrap" });

/**
 * Links for the scores 0 to 10, in two halves that stand below each other where it is narrow. Of
 * spans and links alone, so that it may stand within a paragraph. `rateUrl` is without a query.
 */
export function scaleButtons(rateUrl: string, { ends, hint, labels }: ScaleWords): string {
  const buttons = labels.map((label, score) => button(`${rateUrl}?rating=${score}`, score, label));
  const halves = [buttons.slice(0, 6), buttons.slice(6)];
  const row = halves.map((half) => `<span style="${HALF}">${half.join("")}</span>`).join("");
  return [
    `<span class="m" data-text="fact" style="${LINE(0, 12)}">${escapeHtml(ends)}</span>`,
    `<span style="${ROW}">${row}</span>`,
    `<span class="m" data-text="fact" style="${LINE(2, 0)}">${escapeHtml(hint)}</span>`,
  ].join("");
}

function button(url: string, score: number, label: string): string {
  const name = escapeHtml(label);
  return `<span data-text="fact"><a class="cell n" href="${escapeHtml(url)}" aria-label="${name}" title="${name}" style="${BUTTON}">${score}</a></span>`;
}
