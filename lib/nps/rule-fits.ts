import { normalizeText } from "@/lib/base/text";

/** What of a rule decides whether it fits. */
export type RuleTerms = { maxScore: number; categoryId: number | null; keywords: string[] };

/** What of an answer it is held against. */
export type AnswerTerms = { score: number; categoryId: number; comment: string | null };

/** Whether a rule fits an answer: low enough, of its category, and with one of its words or phrases. */
export function ruleFits(rule: RuleTerms, answer: AnswerTerms): boolean {
  if (answer.score > rule.maxScore) return false;
  if (rule.categoryId !== null && rule.categoryId !== answer.categoryId) return false;
  return rule.keywords.length === 0 || saysOneOf(answer.comment ?? "", rule.keywords);
}

/**
 * Whether one of the words or phrases stands in a text as a whole: "late" is in "Too late!", not in
 * "plates". Small and capital letters are the same, letters with and without accents are not.
 */
function saysOneOf(text: string, keywords: string[]): boolean {
  const said = wordsOf(text);
  return keywords.some((keyword) => {
    const meant = wordsOf(keyword);
    return meant.trim() !== "" && said.includes(meant);
  });
}

/** The words of a text in lower case, with one space around each. */
export function wordsOf(text: string): string {
  const words = normalizeText(text)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu);
  return ` ${(words ?? []).join(" ")} `;
}

/** The title of the update a rule opens: `{score}` becomes the answer's. */
export function workTitle(title: string, score: number): string {
  return title.replaceAll(SCORE_TOKEN, String(score));
}

/** What a rule's title fills in. */
const SCORE_TOKEN = "{score}";
