import { containBidi } from "@/lib/base/bidi";
import { env } from "@/lib/base/env";
import { seal, unseal } from "@/lib/base/seal";

export type MailAddress = { name: string; address: string };

/** A rendered mail: everything a transport needs, and nothing that changes between two tries. */
export type Message = {
  from: MailAddress;
  to: MailAddress;
  replyTo: MailAddress;
  subject: string;
  html: string;
  text: string;
  messageId: string;
  /** The update's thread, named in References and In-Reply-To. */
  inReplyTo: string | null;
  /** ISO 8601, UTC. */
  date: string;
  headers: Record<string, string>;
};

/** Display names and subjects are one line without control characters and halves of characters, whatever they were made from, and turn nothing around them. */
export function oneLine(text: string): string {
  return containBidi(text.replace(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, " ")).trim();
}

/** The address mail comes from unless the shop has its own: MAIL_FROM, else one at the host of APP_URL. */
export function installationSender(): string {
  return env().MAIL_FROM ?? `starloop@${new URL(env().APP_URL).hostname}`;
}

/** A Message-ID that is the same for every try of one mail. */
export function messageIdOf(mailId: string): string {
  return `<mail.${mailId}@${installationSender().split("@")[1]}>`;
}

/** The id that stands for an update's thread in References; no mail carries it itself. */
export function threadIdOf(updateId: string): string {
  return `<update.${updateId}@${installationSender().split("@")[1]}>`;
}

export function sealMessage(message: Message): Buffer {
  return seal("mail", JSON.stringify(message));
}

/** Throws when the stored message cannot be read with this installation's APP_KEY. */
export function openMessage(sealed: Buffer): Message {
  const plain = unseal("mail", sealed);
  if (plain === null) throw new Error("The stored mail cannot be opened with this APP_KEY.");
  return JSON.parse(plain) as Message;
}
