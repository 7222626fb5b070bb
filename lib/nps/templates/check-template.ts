import { HAPPY_ONLY, LOUD_WORDS } from "@/lib/nps/templates/loud-words";
import {
  hasUnsubscribeLink,
  unknownFields,
  withoutFields,
} from "@/lib/nps/templates/template-fields";

/** What a template can be warned about; none of it forbids the template. */
export const WARNING_CODES = [
  "capitals",
  "exclamation_marks",
  "loud_words",
  "image_little_text",
  "many_fonts",
  "many_sizes",
  "many_colors",
  "no_unsubscribe_link",
  "unknown_fields",
  "only_happy",
] as const;
export type WarningCode = (typeof WARNING_CODES)[number];

/** `words`: what was found, as typed. `count`: how many there are, of what is counted. */
export type Warning = { code: WarningCode; words: string[]; count: number };

type Draft = { subject: string; body: string; loudWords?: readonly string[] | null };

/** Letters below which an image carries the whole message. */
const LITTLE_TEXT = 200;
const MANY = { fonts: 2, sizes: 3, colors: 3 };

/**
 * What makes a mail look like advertising, or its answers worthless, in the order of the codes.
 * `loudWords` null: the standard list of both languages.
 */
export function checkTemplate({ subject, body, loudWords }: Draft): Warning[] {
  const words = textOf(body);
  const everything = `${withoutFields(subject)}\n${words}`;
  const marks = [...everything].filter((character) => character === "!" || character === "！");
  const style = styleOf(body);
  const letters = words.replace(/\s/g, "").length;
  const found: Record<WarningCode, Finding> = {
    capitals: capitalWords(withoutFields(subject)),
    exclamation_marks: marks.length > 1 ? marks : [],
    loud_words: phrasesIn(everything, loudWords ?? LOUD_WORDS),
    image_little_text: /<img\b/i.test(body) && letters < LITTLE_TEXT ? letters : [],
    many_fonts: style.fonts.length > MANY.fonts ? style.fonts : [],
    many_sizes: style.sizes.length > MANY.sizes ? style.sizes : [],
    many_colors: style.colors.length > MANY.colors ? style.colors : [],
    no_unsubscribe_link: hasUnsubscribeLink(body) ? [] : 0,
    unknown_fields: unknownFields(subject, body),
    only_happy: happyOnly(everything),
  };
  return WARNING_CODES.flatMap((code) => warningOf(code, found[code]));
}

/** Words found, of which none means nothing to warn about; or a number where there are no words. */
type Finding = string[] | number;

function warningOf(code: WarningCode, finding: Finding): Warning[] {
  if (typeof finding === "number") return [{ code, words: [], count: finding }];
  return finding.length === 0 ? [] : [{ code, words: finding, count: finding.length }];
}

/** The words a reader sees. */
function textOf(body: string): string {
  const shown = withoutElement(withoutElement(withoutElement(body, "style"), "script"), "head");
  return withoutFields(shown.replace(/<[^<>]*>/g, " ").replace(/&nbsp;|&#160;/gi, " ")).trim();
}

/** A body without the elements of one name and what is in them; what is never closed stays. */
function withoutElement(body: string, name: string): string {
  const lower = body.toLowerCase();
  let [kept, at] = ["", 0];
  for (;;) {
    const start = lower.indexOf(`<${name}`, at);
    const end = start < 0 ? -1 : lower.indexOf(`</${name}>`, start);
    if (end < 0) return kept + body.slice(at);
    kept += `${body.slice(at, start)} `;
    at = end + name.length + 3;
  }
}

/** Words of four and more capitals, and everything where most letters are capitals. */
function capitalWords(subject: string): string[] {
  const words = subject.match(/[\p{L}\p{N}]+/gu) ?? [];
  const shouted = words.filter((word) => /^[\p{Lu}\p{N}]+$/u.test(word) && /\p{Lu}/u.test(word));
  const letters = (subject.match(/\p{L}/gu) ?? []).length;
  const capitals = (subject.match(/\p{Lu}/gu) ?? []).length;
  if (letters >= 6 && capitals > letters / 2) return shouted.length > 0 ? shouted : words;
  return shouted.filter((word) => (word.match(/\p{Lu}/gu) ?? []).length >= 4);
}

function phrasesIn(text: string, phrases: readonly string[]): string[] {
  const line = text.replace(/\s+/g, " ").toLowerCase();
  return phrases
    .map((phrase) => phrase.trim().replace(/\s+/g, " "))
    .filter((phrase) => phrase !== "" && standsIn(line, phrase.toLowerCase()));
}

/** Whether a phrase stands in a text between word boundaries. */
function standsIn(line: string, phrase: string): boolean {
  const letter = /[\p{L}\p{N}]/u;
  for (let at = line.indexOf(phrase); at >= 0; at = line.indexOf(phrase, at + 1)) {
    const [before, after] = [line[at - 1] ?? " ", line[at + phrase.length] ?? " "];
    if (!letter.test(before) && !letter.test(after)) return true;
  }
  return false;
}

function happyOnly(text: string): string[] {
  const line = text.replace(/\s+/g, " ").replace(/’/g, "'");
  return HAPPY_ONLY.flatMap((pattern) => pattern.exec(line)?.[0] ?? []);
}

/** Fonts, sizes and colours of inline styles and of the old `font` element, each once. */
function styleOf(body: string) {
  const valuesOf = (property: string, attribute: string) => {
    const inStyle = new RegExp(`(?:^|[;"'{\\s])${property}\\s*:\\s*([^;"'}<]+)`, "gi");
    const inTag = new RegExp(`<[^<>]*\\s${attribute}\\s*=\\s*["']?([^"'>]+)`, "gi");
    const found = [...body.matchAll(inStyle), ...body.matchAll(inTag)];
    return [...new Set(found.map(([, value = ""]) => value.trim().toLowerCase()))].filter(Boolean);
  };
  const first = (font: string) => font.split(",")[0]?.trim() ?? font;
  return {
    fonts: [...new Set(valuesOf("font-family", "face").map(first))],
    sizes: valuesOf("font-size", "size"),
    colors: [
      ...new Set([...valuesOf("color", "color"), ...valuesOf("background(?:-color)?", "bgcolor")]),
    ],
  };
}
