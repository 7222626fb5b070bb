import { createTranslator } from "use-intl/core";
import messages from "@/messages/en.json" with { type: "json" };

export type Messages = typeof messages;

/** The catalogue of a language; English stands in for those there is none of yet. */
export function messagesFor(_locale: string): Messages {
  return messages;
}

/** Texts of one part of the catalogue, outside of pages: mails, API answers, jobs. */
export function texts<N extends keyof Messages>(locale: string, namespace: N) {
  return createTranslator<Messages, N>({ locale, messages: messagesFor(locale), namespace });
}
