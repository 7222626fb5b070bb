import { readdirSync, readFileSync } from "node:fs";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { createTranslator } from "use-intl/core";
import { expect, test } from "vitest";
import { isolating } from "@/lib/i18n/isolating";
import { texts } from "@/lib/i18n/texts";
import { useTranslations } from "@/lib/i18n/use-translations";

const [FSI, PDI] = ["\u2068", "\u2069"];

function Ratings({ name }: { name: string }) {
  const t = useTranslations("orders");
  return <p>{t("earlier", { name })}</p>;
}

const shown = (name: string) =>
  renderToStaticMarkup(
    <NextIntlClientProvider
      locale="en"
      timeZone="UTC"
      messages={{ orders: { earlier: "{name}’s ratings" } }}
    >
      <Ratings name={name} />
    </NextIntlClientProvider>,
  );

test("a sentence on a page keeps a name that runs the other way apart", () => {
  expect(shown("Clara")).toBe("<p>Clara’s ratings</p>");
  expect(shown("משה\u202e")).toBe(`<p>${FSI}משה${PDI}’s ratings</p>`);
});

test("so does a sentence outside of pages", () => {
  const t = texts("en", "orders");
  expect(t("earlier", { name: "Clara" })).toBe("Clara’s ratings");
  expect(t("earlier", { name: "משה" })).toBe(`${FSI}משה${PDI}’s ratings`);
});

test("a sentence with gaps alone reads as with the whole grammar, and one with less than it needs is told", () => {
  const told: string[] = [];
  type Say = (key: string, values: Record<string, string | number>) => string;
  const t = isolating(
    createTranslator({
      locale: "en",
      messages: { gaps: "{a}, {b} and {a}", quoted: "It’s '{a}'", count: "{n, number} of {a}" },
      onError: (error) => told.push(error.code),
      getMessageFallback: ({ key }) => key,
    }),
  ) as unknown as Say;
  expect(t("gaps", { a: "x", b: 1234.5 })).toBe("x, 1234.5 and x");
  expect(t("gaps", { a: "{b}", b: "<i>#</i>" })).toBe("{b}, <i>#</i> and {b}");
  expect(t("gaps", { a: "", b: 0 })).toBe(", 0 and ");
  expect(t("quoted", { a: "x" })).toBe("It’s {a}");
  expect(t("count", { n: 1234, a: 9 })).toBe("1,234 of 9");
  expect(told).toEqual([]);
  expect(t("gaps", { a: "x" })).toBe("gaps");
  expect(t("absent", { a: "x", b: 1 })).toBe("absent");
  expect(told).toEqual(["FORMATTING_ERROR", "MISSING_MESSAGE"]);
});

test("every page and component takes its words from there", () => {
  const files = ["app", "components", "lib"].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .map((path) => `${folder}/${path}`)
      .filter((path) => /\.tsx?$/.test(path) && !path.startsWith("lib/i18n/")),
  );
  expect(files.length).toBeGreaterThan(500);
  const own = /\b(useTranslations|getTranslations)\b[^;]*from "next-intl(\/server)?"/;
  expect(files.filter((path) => own.test(readFileSync(path, "utf8")))).toEqual([]);
});
