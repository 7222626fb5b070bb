import type { Messages } from "@/lib/i18n/texts";

/** A template of `emails/`, by its name in the catalogue. */
export type MailTemplate = keyof Messages["mail"];

/** Every text of a template, in the reader's language. */
export type MailText<T extends MailTemplate> = Messages["mail"][T];
