import type { Messages } from "@/lib/i18n/texts";

/** A template of `emails/`, by its name in the catalogue. */
export type MailTemplate = keyof Messages["mail"];

type Parts = Messages["mailParts"];

/** Which of the texts that several templates share each of them has. */
export const MAIL_PARTS = {
  "note-customer": ["replies"],
  "update-solved": ["replies"],
  "update-reopened": ["team", "update", "responsible", "order", "facts", "customer"],
  "update-customer-wrote": ["team", "update", "responsible", "order", "customer"],
  "update-assigned": ["team", "update", "order", "customer"],
  "update-opened": ["team", "update", "order", "customer"],
  "rating-promoter": ["quote", "ownWords"],
  "rating-detractor": ["quote", "ownWords"],
  "rating-alert": ["team", "update", "order", "facts", "customer", "quote", "rating"],
  "rating-responsible": ["team", "update", "responsible", "quote", "rating"],
  "portal-link": ["ownLink"],
  "mail-test": ["team"],
  "mail-returned": ["team", "update", "responsible", "order"],
  "customer-link": ["ownLink"],
  "auth-sign-in": ["team"],
  "auth-reset": ["team"],
  "auth-email": ["team"],
  "auth-notice": ["team"],
  "auth-invitation": ["team"],
  "nps-invitation": [],
} as const satisfies Record<MailTemplate, readonly (keyof Parts)[]>;

type KeyOf<Union> = Union extends unknown ? keyof Union : never;
type PartKey<T extends MailTemplate> = KeyOf<Parts[(typeof MAIL_PARTS)[T][number]]>;

/** Every text of a template, in the reader's language. */
export type MailText<T extends MailTemplate> = Messages["mail"][T] & Record<PartKey<T>, string>;
