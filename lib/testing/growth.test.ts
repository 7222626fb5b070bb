import { describe, expect, test } from "vitest";
import { linkParts } from "@/components/ui/linked-text";
import { isolate } from "@/lib/base/bidi";
import { csvRow } from "@/lib/base/csv";
import { readCursor } from "@/lib/base/cursor";
import { readDecimal } from "@/lib/base/decimal";
import { readEmail } from "@/lib/base/email-address";
import { readIsoTime } from "@/lib/base/iso-time";
import { greetingName } from "@/lib/base/names";
import { emailSchema, httpUrlSchema, lineText, longText, searchText } from "@/lib/base/schemas";
import { unknownTokens } from "@/lib/base/share-links";
import { isBlank, normalizeText, shorten, textLength } from "@/lib/base/text";
import { decodeForm, refuseUnreadable, requireUtf8Parts } from "@/lib/http/body-text";
import { clientAddressOf } from "@/lib/http/client-address";
import { mendedPath } from "@/lib/http/mended-path";
import { readablePart, targetOf } from "@/lib/http/request-target";
import { browserLocale, knownLocale } from "@/lib/i18n/locales";
import { ownPath } from "@/lib/identity/session/own-path";
import { excerpt } from "@/lib/mail/words";
import { Parameters } from "@/lib/nps/public-api/parameters";
import { wordsOf } from "@/lib/nps/rule-fits";
import { checkTemplate } from "@/lib/nps/templates/check-template";
import { adjustOrder } from "@/lib/orders/adjust-order";
import { findNumber } from "@/lib/orders/order-number";
import { machineOf } from "@/lib/portal/visits/schema";
import { starsFromLink } from "@/lib/ratings/schema";
import { quickest } from "@/lib/testing/quickest";

/** What reads a text that anybody can send: in an address, a header, a form, a program's call, or as a customer in what others read. */
const READERS: Record<string, (text: string) => unknown> = {
  address: (text) => targetOf({ method: "GET", url: `/find?${text}` }),
  unreadablePath: (text) => readablePart(`/rate/%ff${text}%ff`),
  unreadableEnd: (text) => readablePart(`/rate/${text}%ff`),
  damagedPath: (text) => mendedPath(`/rate/${text}`),
  damagedRest: (text) => mendedPath(`/unsubscribe/a/${text}`),
  pageToGoTo: ownPath,
  starsInLink: starsFromLink,
  cursor: readCursor,
  acceptLanguage: browserLocale,
  clientAddress: (text) => clientAddressOf({ get: () => text }),
  contentType: (text) => headersOf("content-type", text),
  contentEncoding: (text) => headersOf("content-encoding", text),
  userAgent: (text) => machineOf("GET", text),
  form: (text) => decodeForm(Buffer.from(text)),
  parts: (text) => requireUtf8Parts(Buffer.from(text), new FormData()),
  partHead: (text) => requireUtf8Parts(Buffer.from(`--B\r\ncontent-type: ${text}`), new FormData()),
  normalized: normalizeText,
  length: textLength,
  blank: isBlank,
  shortened: (text) => shorten(text, 100),
  line: (text) => lineText(100).safeParse(text),
  lines: (text) => longText(5_000).safeParse(text),
  linesTaken: (text) => longText(100_000).safeParse(text),
  search: (text) => searchText.safeParse(text),
  email: (text) => emailSchema.safeParse(text),
  emailRead: readEmail,
  url: (text) => httpUrlSchema.safeParse(text),
  decimal: (text) => readDecimal(text, 2),
  time: readIsoTime,
  order: (text) =>
    adjustOrder({ number: text, customer: { name: text, email: text, tags: [text] } }),
  orderNumber: (text) => findNumber(text, [{ number: "7" }]),
  locale: knownLocale,
  survey: (text) => {
    const parameters = new Parameters(new Map([["comment", text]]));
    return [parameters.has("comment"), parameters.text("comment", 60_000)];
  },
  // Where it is read by others.
  linked: linkParts,
  isolated: isolate,
  exported: (text) => csvRow([text]),
  greeting: (name) => greetingName({ name }),
  excerpt,
  shareText: unknownTokens,
  keywords: wordsOf,
  template: (body) => checkTemplate({ subject: body.slice(0, 200), body }),
};

function headersOf(name: string, text: string): void {
  refuseUnreadable(new Headers({ [name]: text.replace(/[^\x20-\x7e]/g, "") }));
}

/** What each reader may trip over: these again and again, between two letters. */
const UNITS = [
  ..." |a |\n|\r\n|\n ;|; |, |,|.|...|!|)|(|[|{|{a|<|<a |</|&|&a|a=b&|%|%41|%E2|+|-|a-|_|*|@|a@|:|/|//|\\|\"|'|=|1|9:|;q=|;charset|charset ".split(
    "|",
  ),
  ..."content-type:|--B\r\n|https://|https://a...|$$|{{|Σ|İ|\0|\u034f".split("|"),
  ...[
    "\u0315\u0300",
    "\u0300\u0315\u05b0",
    "\u202e",
    "\u2066",
    "\u2067\u202a",
    "\u200d",
    "👩\u200d",
    "\ufdfa",
  ],
];
const SHORT = 6_000;

describe("the time that reading a text takes grows as the text does, whatever is in it:", () => {
  test.each(Object.entries(READERS))("%s", (_, read) => {
    for (const unit of UNITS) {
      const textOf = (length: number) => `x${unit.repeat(length / unit.length)}x`;
      const sizes: [number, number] = [SHORT, 2 * SHORT];
      const texts = new Map(sizes.map((size) => [size, textOf(size)]));
      const attempt = (size: number) => {
        try {
          read(texts.get(size) ?? "");
        } catch {
          // Refused, which is an answer as well.
        }
      };
      const [short, long] = quickest(sizes, attempt);
      // Twice the text, twice the time; what is quick either way is measured too roughly to say.
      if (long > 2) expect(long / short, JSON.stringify(unit)).toBeLessThan(3);
    }
  });
});

test("and of one that does not, the same measurement says so", () => {
  const text = (length: number) => `x${" ".repeat(length)}x`;
  const sizes: [number, number] = [SHORT / 2, SHORT];
  const [short, long] = quickest(sizes, (length) => /[ ]+$/.test(text(length)));
  expect(long / short).toBeGreaterThan(3);
  const marks = (length: number) => `a${"\u0315\u0300".repeat(length / 2)}`;
  const [few, many] = quickest(sizes, (length) => marks(length).normalize("NFC"));
  expect(many / few).toBeGreaterThan(3);
});
