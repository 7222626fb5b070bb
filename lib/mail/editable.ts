import type { MailKind } from "@/lib/mail/kinds";
import { TEXT_TOKENS, type TextToken } from "@/lib/mail/tokens-in-texts";

/** What a shop can put in its own words. */
export const TEXT_PARTS = ["subject", "heading", "paragraph"] as const;
export type TextPart = (typeof TEXT_PARTS)[number];
/** A shop's words in one kind of mail and one language; null is our default. */
export type ShopText = Record<TextPart, string | null>;

export type Editable = {
  /** The template, and which of its texts each part stands for; one it lacks cannot be edited. */
  template:
    | "note-customer"
    | "update-solved"
    | "update-reopened"
    | "rating-promoter"
    | "rating-detractor"
    | "rating-alert"
    | "rating-assignee"
    | "portal-link"
    | "customer-link";
  keys: { subject: "subject"; heading?: "heading"; paragraph?: "intro" | "hint" };
  tokens: readonly TextToken[];
};

const LETTER = { subject: "subject", heading: "heading", paragraph: "intro" } as const;
const OF_ORDER = ["customer_first_name", "order_number", "shop_name", "shop_url"] as const;

/** The kinds of mail whose words a shop may change. Mail about a sign-in is the same everywhere. */
export const EDITABLE = {
  "note.customer": { template: "note-customer", keys: LETTER, tokens: TEXT_TOKENS },
  "update.solved": { template: "update-solved", keys: LETTER, tokens: TEXT_TOKENS },
  "rating.promoter": { template: "rating-promoter", keys: LETTER, tokens: TEXT_TOKENS },
  "rating.detractor": { template: "rating-detractor", keys: LETTER, tokens: TEXT_TOKENS },
  "portal.link": { template: "portal-link", keys: LETTER, tokens: OF_ORDER },
  "customer.link": {
    template: "customer-link",
    keys: LETTER,
    tokens: ["customer_first_name", "shop_name", "shop_url"],
  },
  // The heading of these is the update's title.
  "update.reopened": {
    template: "update-reopened",
    keys: { subject: "subject", paragraph: "hint" },
    tokens: TEXT_TOKENS,
  },
  "rating.alert": {
    template: "rating-alert",
    keys: { subject: "subject" },
    tokens: TEXT_TOKENS,
  },
  "rating.assignee": {
    template: "rating-assignee",
    keys: { subject: "subject", paragraph: "intro" },
    tokens: TEXT_TOKENS,
  },
} as const satisfies Partial<Record<MailKind, Editable>>;

export type EditableKind = keyof typeof EDITABLE;
export const EDITABLE_KINDS = Object.keys(EDITABLE) as EditableKind[];

/** What can be changed in a kind of mail; null where nothing can. */
export function editableOf(kind: MailKind): Editable | null {
  const all: Partial<Record<MailKind, Editable>> = EDITABLE;
  return all[kind] ?? null;
}

/** The parts of a kind that can be changed. */
export function partsOf({ keys }: Editable): TextPart[] {
  return TEXT_PARTS.filter((part) => keys[part] !== undefined);
}
