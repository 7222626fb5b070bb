import { TEXT_TOKENS, type TextToken } from "@/lib/mail/tokens-in-texts";

/** What a shop can put in its own words. */
export const TEXT_PARTS = ["subject", "heading", "paragraph"] as const;
export type TextPart = (typeof TEXT_PARTS)[number];
/** A shop's words in one kind of mail and one language; null is our default. */
export type ShopText = Record<TextPart, string | null>;
export const NO_TEXT: ShopText = { subject: null, heading: null, paragraph: null };

/** What a shop may change in a kind of mail. */
export type Editable = {
  /** Which text of the template each part stands for; one it lacks cannot be edited. */
  keys: { subject: "subject"; heading?: "heading"; paragraph?: "intro" | "hint" };
  tokens: readonly TextToken[];
};

/** Everything of a mail that reads like a letter about an update. */
export const LETTER = {
  keys: { subject: "subject", heading: "heading", paragraph: "intro" },
  tokens: TEXT_TOKENS,
} as const satisfies Editable;

/** The parts of a kind that can be changed. */
export function partsOf(editable: Editable | undefined): TextPart[] {
  return TEXT_PARTS.filter((part) => editable?.keys[part] !== undefined);
}
