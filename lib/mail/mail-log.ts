import { logInfo } from "@/lib/base/log";
import type { DueMail } from "@/lib/mail/compose";
import type { DropReason } from "@/lib/mail/kinds";

/** What is told of an email once it is recorded: never to whom it goes, nor what a server said of them. */
export type MailLine = {
  what: "sent" | "failed" | "dropped" | "put off";
  shopId: string;
  mailId: string;
  kind: DueMail["kind"];
  transport?: string;
  attempts?: number;
  reason?: DropReason;
};

/** The line about an email that was handed over, or was to be. */
export function lineOf(
  what: MailLine["what"],
  {
    shopId,
    id,
    kind,
    transport,
    attempts,
  }: Pick<DueMail, "shopId" | "id" | "kind" | "transport" | "attempts">,
): MailLine {
  return { what, shopId, mailId: id, kind, transport: transport ?? undefined, attempts };
}

/** One line of the log per email that was sent, failed or dropped, or is to be tried again; once the transaction has ended. */
export function tellMails(lines: MailLine[]): void {
  for (const { what, ...facts } of lines) logInfo(`email ${what}`, facts);
}

/** What became of a mail instead of its being handed over. */
export type Ended = { ended: MailLine };

/** The mails to hand over. Of those that ended instead the log is told; the transaction is to have ended. */
export function begunOf<T>({ begun, ended }: { begun: T[]; ended: MailLine[] }): T[] {
  tellMails(ended);
  return begun;
}
