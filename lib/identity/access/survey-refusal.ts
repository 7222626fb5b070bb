import type { Messages } from "@/lib/i18n/texts";

type Word = keyof Messages["survey"];

/** Why the survey API does not do what it was asked: the status it answers, and the sentence. */
export class SurveyRefusal extends Error {
  readonly status: number;
  readonly word: Word;
  readonly values: Record<string, string | number>;

  constructor(status: number, word: Word, values: Record<string, string | number> = {}) {
    super(word);
    this.name = "SurveyRefusal";
    this.status = status;
    this.word = word;
    this.values = values;
  }
}
