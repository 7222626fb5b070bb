import { transaction } from "@/db/client";
import type { ComposeMail } from "@/lib/mail/compose";
import type { MailKind } from "@/lib/mail/kinds";
import { begunOf, tellMails } from "@/lib/mail/mail-log";
import { type MailKey, prepareAll } from "@/lib/mail/prepare-mail";
import { recordFailure, recordOutcomes } from "@/lib/mail/record-outcome";
import { type Outcome, send } from "@/lib/mail/transport";
import type { Kind } from "@/lib/mail/word-mail";

/**
 * Sends one mail of the log, whenever it is due: words and stores it, sends it, records the outcome.
 * The three steps commit apart, so a process that dies between two of them is followed by one that
 * sends the same message under the same Message-ID.
 */
export async function deliverMail(key: MailKey, kinds: Record<MailKind, Kind>): Promise<void> {
  await deliver(key, (name) => kinds[name], { once: false });
}

/**
 * Sends one mail while somebody waits for the answer: what keeps it from leaving now fails it at
 * once. Null when there was nothing to send.
 */
export function sendNow(key: MailKey, compose: ComposeMail): Promise<Outcome | null> {
  return deliver(key, () => ({ compose }), { once: true });
}

async function deliver(
  key: MailKey,
  kindOf: (name: MailKind) => Kind,
  options: { once: boolean },
): Promise<Outcome | null> {
  const [begun] = begunOf(await transaction((tx) => prepareAll(tx, [key], kindOf)));
  if (!begun) return null;
  const outcome = await send(begun.transport, key.mailId, begun.message);
  const { mail } = begun;
  const lines = await transaction((tx) =>
    outcome.result === "sent"
      ? recordOutcomes(tx, [{ mail, outcome }])
      : recordFailure(tx, mail, outcome, options),
  );
  tellMails(lines);
  return outcome;
}
