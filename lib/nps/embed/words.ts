import * as da from "@/messages/da.json";
import * as en from "@/messages/en.json";

export type Words = typeof en.npsEmbed;

const ENGLISH: Words = en.npsEmbed;
const OTHERS: Record<string, Partial<Words> | undefined> = {
  da: (da as { npsEmbed?: Partial<Words> }).npsEmbed,
};

/** The widget's words in the language of a tag like "da-DK"; English where there is none. */
export function wordsFor(lang: string): { lang: string; words: Words } {
  const [code = ""] = lang.toLowerCase().split("-");
  const other = OTHERS[code];
  return other ? { lang: code, words: { ...ENGLISH, ...other } } : { lang: "en", words: ENGLISH };
}
