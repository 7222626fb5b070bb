import { createTranslator } from "use-intl/core";
import { describe, expect, test } from "vitest";
import daFault from "./da.fault.json" with { type: "json" };
import da from "./da.json" with { type: "json" };
import enFault from "./en.fault.json" with { type: "json" };
import en from "./en.json" with { type: "json" };

type Tree = { [key: string]: string | Tree };

/** What a message is made of, read off its ICU syntax. */
type Parts = {
  names: Set<string>;
  numbers: Set<string>;
  /** The choices of each select. */
  choices: Map<string, Set<string>>;
  tags: Set<string>;
  /** Quoted placeholders, which the browser fills in. */
  quoted: Set<string>;
  words: string;
};

/** Reads one message; throws where a brace has no partner. */
function read(message: string): Parts {
  const parts: Parts = {
    names: new Set(),
    numbers: new Set(),
    choices: new Map(),
    tags: new Set(),
    quoted: new Set(),
    words: "",
  };
  const end = readText(message, 0, parts);
  if (end !== message.length) throw new Error(`A brace too many: ${message}`);
  return parts;
}

function readText(message: string, from: number, parts: Parts): number {
  let at = from;
  while (at < message.length && message[at] !== "}") {
    const rest = message.slice(at);
    const quoted = /^'([{}<][^']*)'/.exec(rest);
    const tag = /^<\/?(\w+)>/.exec(rest);
    if (quoted) parts.quoted.add(quoted[1] ?? "");
    if (tag) parts.tags.add(tag[1] ?? "");
    if (message[at] === "{") at = readArgument(message, at, parts);
    else {
      const skipped = (quoted ?? tag)?.[0].length ?? 1;
      if (skipped === 1) parts.words += message[at];
      at += skipped;
    }
  }
  return at;
}

function readArgument(message: string, from: number, parts: Parts): number {
  const [head = "", name = "", kind] =
    /^\{\s*(\w+)\s*(?:,\s*(plural|selectordinal|select|number)\s*,?\s*)?/.exec(
      message.slice(from),
    ) ?? [];
  if (!name) throw new Error(`No name at ${from}: ${message}`);
  parts.names.add(name);
  if (kind && kind !== "select") parts.numbers.add(name);
  let at = from + head.length;
  // A number's style says nothing to a reader.
  if (kind === "number") at = message.indexOf("}", at);
  while (kind && kind !== "number" && message[at] !== "}") {
    const option = /^\s*(=?-?\w+)\s*\{/.exec(message.slice(at));
    if (!option) throw new Error(`No choice at ${at}: ${message}`);
    const choices = parts.choices.get(name) ?? new Set();
    if (kind === "select") parts.choices.set(name, choices.add(option[1] ?? ""));
    at = readText(message, at + option[0].length, parts) + 1;
    at += /^\s*/.exec(message.slice(at))?.[0].length ?? 0;
  }
  if (message[at] !== "}") throw new Error(`Not closed: ${message}`);
  return at + 1;
}

function flat(tree: Tree, path = ""): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [[`${path}${key}`, value]] : flat(value, `${path}${key}.`),
  );
}

const english = new Map([...flat(en), ...flat(enFault, "fault.")]);
const danish = new Map([...flat(da), ...flat(daFault, "fault.")]);
const keys = [...english.keys()];
const LANGUAGES = [
  ["en", english],
  ["da", danish],
] as const;

/** Names, and words that Danish and English share. */
const SHARED = new Set([
  "Amara",
  "Clara",
  "Starloop",
  "Starloop for {shop_name}",
  "Facebook",
  "X",
  "LinkedIn",
  "WhatsApp",
  "Team",
  "Status",
  "Message-ID",
  "Neutral",
  "Resend",
  "SMTP",
  "Logo",
  "Person",
  "TEST",
  "{minutes, number} min",
  "Invitation",
  "NPS",
  "Normal",
  "normal",
  "Tags",
  "Id",
  "Link",
  "Score",
  "Send",
  "Side",
  "Variant",
  "Stop",
  "English",
  "Dansk",
  "Clara Jørgensen",
  "Amara Osei",
]);

const COUNTS = [0, 1, 2, 5];

/** Values for every choice a message has, each with every count. */
function* samples(parts: Parts): Generator<Record<string, unknown>> {
  const tags = Object.fromEntries(
    [...parts.tags].map((tag) => [tag, (inner: string) => `${inner}…`]),
  );
  const plain = Object.fromEntries([...parts.names].map((name) => [name, "Åse <b> {x}"]));
  const choices = [...parts.choices].reduce<Record<string, string>[]>(
    (made, [name, options]) =>
      made.flatMap((values) => [...options].map((option) => ({ ...values, [name]: option }))),
    [{}],
  );
  for (const count of COUNTS) {
    const numbers = Object.fromEntries([...parts.numbers].map((name) => [name, count]));
    for (const choice of choices) yield { ...tags, ...plain, ...choice, ...numbers };
  }
}

function format(locale: string, message: string, values: Record<string, unknown>): string {
  const t = createTranslator({
    locale,
    messages: { message },
    timeZone: "UTC",
    onError: (error) => {
      throw error;
    },
  });
  return t.markup("message", values as Parameters<typeof t.markup>[1]);
}

test("both languages have the same keys, in the same order", () => {
  expect([...danish.keys()]).toEqual(keys);
});

test.each(LANGUAGES)("%s: no key is empty or has blanks around it", (_, catalogue) => {
  const blank = [...catalogue].filter(
    ([, message]) => message === "" || message !== message.trim(),
  );
  expect(blank).toEqual([]);
});

test("both languages have the same values, choices, tags and gaps in every message", () => {
  const shape = (message: string) => {
    const { names, choices, tags, quoted } = read(message);
    const perSelect = [...choices].map(([name, options]) => `${name}: ${sorted(options)}`);
    return [names, new Set(perSelect), tags, quoted].map(sorted).join(" | ");
  };
  const shapes = keys.flatMap((key) => {
    const [before, after] = [english.get(key) ?? "", danish.get(key)].map((m) => m && shape(m));
    return after === undefined || before === after ? [] : [{ key, before, after }];
  });
  expect(shapes).toEqual([]);
});

function sorted(names: Set<string>): string {
  return [...names].sort().join(", ");
}

test("everything with words is translated", () => {
  const left = keys.filter((key) => {
    const message = english.get(key) ?? "";
    const bare = /\p{L}{2}/u.test(read(message).words);
    return bare && danish.get(key) === message && !SHARED.has(message);
  });
  expect(left).toEqual([]);
});

test.each(LANGUAGES)("%s: every message says something with every choice and count", (...args) => {
  const [locale, catalogue] = args;
  for (const [key, message] of catalogue) {
    for (const values of samples(read(message))) {
      const text = format(locale, message, values);
      expect(text.trim(), key).not.toBe("");
      expect(text, key).not.toMatch(/\b(undefined|null|NaN)\b|\[object/);
    }
  }
});

describe("Danish", () => {
  test("counts one thing and several", () => {
    const orders = danish.get("orders.shown") ?? "";
    expect(COUNTS.map((count) => format("da", orders, { count }))).toEqual([
      "0 ordrer vist.",
      "1 ordre vist.",
      "2 ordrer vist.",
      "5 ordrer vist.",
    ]);
  });

  test("says du, writes its own quotation marks and no ellipsis of three dots", () => {
    for (const [key, message] of danish) {
      expect(message, key).not.toMatch(/[a-zæøå,] (De|Dem|Deres)\b/);
      expect(message, key).not.toMatch(/["“„]|\.\.\./);
    }
  });

  test("customers have conversations, not updates", () => {
    const toCustomers = [...danish].filter(([key]) =>
      /^(portal|mail\.(note|update-solved|rating-[pd]|portal|customer))/.test(key),
    );
    for (const [key, message] of toCustomers)
      expect(message.replaceAll("{update_title}", ""), key).not.toMatch(/opdatering|ticket/i);
  });
});
