import { env } from "@/lib/env";
import type { Message } from "@/lib/mail/message";
import { sendThroughResend } from "@/lib/mail/resend";
import { sendThroughSmtp } from "@/lib/mail/smtp";

/**
 * What became of a hand-over.
 * `sent`: accepted. `later`: not accepted for now. `never`: refused for good.
 * `unclear`: it may have been accepted, so a repeat must be the same message.
 */
export type Outcome =
  | { result: "sent"; providerId: string | null }
  | { result: "later" | "never" | "unclear"; reason: string; unreachable: boolean };

export type TransportName = "resend" | "smtp" | "outbox";

/** How mail goes out on this installation; without a provider it is kept to be read in the Outbox. */
export function transportName(): TransportName {
  if (env().RESEND_API_KEY) return "resend";
  return env().SMTP_URL ? "smtp" : "outbox";
}

/** Hands one message over. Never throws for what a provider answers. `mailId` makes repeats harmless where the provider can tell. */
export function handOver(mailId: string, message: Message): Promise<Outcome> {
  switch (transportName()) {
    case "resend":
      return sendThroughResend(mailId, message);
    case "smtp":
      return sendThroughSmtp(message);
    case "outbox":
      return Promise.resolve({ result: "sent", providerId: null });
  }
}
