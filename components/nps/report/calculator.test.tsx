import { NextIntlClientProvider } from "next-intl";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { messagesFor } from "@/lib/i18n/texts";
import { Calculator } from "./calculator";
import { KeyFigures } from "./key-figures";

/** The words of a part of the page, without its markup. */
function wordsOf(part: ReactNode): string {
  const html = renderToStaticMarkup(
    <NextIntlClientProvider locale="en" messages={messagesFor("en")} timeZone="UTC">
      {part}
    </NextIntlClientProvider>,
  );
  return html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " ");
}

test.each([
  [10, "± 41.6"],
  [20, "± 29.4"],
  [50, "± 18.6"],
  [100, "± 13.1"],
  [400, "± 6.6"],
  [1000, "± 4.2"],
])("60, 30 and 10 per cent of %i answers: NPS 50 %s", (n, margin) => {
  const typed = {
    promoter: String(0.6 * n),
    passive: String(0.3 * n),
    detractor: String(0.1 * n),
  };
  const words = wordsOf(<Calculator typed={typed} keep={{ period: "7d" }} />);
  expect(words).toContain(`NPS 50 ${margin} from ${n.toLocaleString("en")} answers.`);
  expect(words).toContain("692 answers");
});

test("each error is shown beside its field", () => {
  const typed = { promoter: "six", passive: "3", detractor: "" };
  expect(wordsOf(<Calculator typed={typed} keep={{}} />)).toContain("Enter a whole number");
});

test("a score is shown with its margin, its n and its previous value", () => {
  const counts = { promoter: 84, passive: 34, detractor: 25 };
  const words = (before: typeof counts) =>
    wordsOf(<KeyFigures counts={counts} before={before} hrefOf={() => "/x"} locale="en" />);
  expect(words({ promoter: 80, passive: 36, detractor: 18 })).toContain(
    "41 ± 13 143 answers No clear change, was 46",
  );
  expect(words({ promoter: 10, passive: 30, detractor: 90 })).toContain("Better, was -62");
  expect(words({ promoter: 140, passive: 3, detractor: 0 })).toContain("Worse, was 98");
  expect(words({ promoter: 0, passive: 0, detractor: 0 })).toContain("No earlier answers");
});
