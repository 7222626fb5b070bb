import { AppError } from "@/lib/base/errors";
import { isCommonPassword } from "@/lib/identity/factors/common-passwords";

/** What is known of whoever chooses a password, which others would try first. */
export type PasswordOwner = { email: string; shops: string[] };

/** A word of the owner's that is shorter stands in many a sentence. */
const SHORTEST = 4;
const PRODUCT = "Starloop";

/**
 * Throws `invalid` at `password` for one that stands in lists of common passwords, with digits and signs
 * around it or not (`passwordCommon`), and for one with the own address or a shop's name in it, as whole
 * words (`passwordOwn`).
 */
export async function requireGoodPassword(password: string, owner: PasswordOwner): Promise<void> {
  if (isMadeOf(password, owner)) {
    throw new AppError("invalid", { fields: { password: "passwordOwn" } });
  }
  if (await isCommonPassword(password)) {
    throw new AppError("invalid", { fields: { password: "passwordCommon" } });
  }
}

function isMadeOf(password: string, { email, shops }: PasswordOwner): boolean {
  const words = wordsOf(password);
  const own = [email, email.slice(0, email.lastIndexOf("@")), PRODUCT, ...shops].map(wordsOf);
  return own.some((phrase) => stands(phrase, words));
}

/** "Holm-Hazel2024" is "holm", "hazel" and "2024". */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize("NFKC")
      .toLowerCase()
      .match(/\p{L}+|\p{N}+/gu) ?? []
  );
}

/** Whether a phrase stands in a text, written apart or as one word; a short one only if there is nothing but digits beside it. */
function stands(phrase: string[], words: string[]): boolean {
  const joined = phrase.join("");
  if (joined === "") return false;
  if (joined.length < SHORTEST) {
    return words.filter((word) => /\p{L}/u.test(word)).join("") === joined;
  }
  return words.some((_, from) => {
    const rest = words.slice(from);
    return rest[0] === joined || phrase.every((word, place) => rest[place] === word);
  });
}
