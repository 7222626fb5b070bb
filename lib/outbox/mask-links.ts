import type { Message } from "@/lib/mail/message";

/** The secret at the end of a link that speaks for somebody. */
const SECRET =
  /(\/(?:o|rate|reply|share|unsubscribe|my\/enter|sign-in\/link|reset|confirm-address|invitation|settings\/mail\/arrived)\/)[\w-]{32,}/g;

/**
 * The message without its secrets: a star link in it speaks for the customer, and only the customer
 * may use it. Everything else stays as sent.
 */
export function maskLinks(message: Message): Message {
  const mask = (text: string) => text.replace(SECRET, "$1…");
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, mask(value)]),
  );
  return { ...message, html: mask(message.html), text: mask(message.text), headers };
}
