import { readdirSync, readFileSync } from "node:fs";
import { NextIntlClientProvider } from "next-intl";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
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
