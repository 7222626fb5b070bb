import { logFault } from "@/lib/base/log";
import type { Message } from "@/lib/mail/message";
import { sendThroughResend } from "@/lib/mail/resend";
import { type SmtpServer, sendThroughSmtp } from "@/lib/mail/smtp";

/**
 * What became of sending a message.
 * `sent`: accepted. `later`: not accepted for now. `never`: refused for good.
 * `unclear`: it may have been accepted, so a repeat must be the same message.
 */
export type Outcome = { result: "sent"; providerId: string | null } | Failure;
export type Failure = {
  result: "later" | "never" | "unclear";
  reason: string;
  unreachable: boolean;
};

/** How mail goes out, with what it takes to do so; without a provider it is kept to be read in the Outbox. */
export type Transport =
  | { name: "resend"; key: string }
  | { name: "smtp"; server: SmtpServer }
  | { name: "outbox" }
  /** Chosen, but its credentials are missing or cannot be opened. */
  | { name: "resend" | "smtp"; lost: true };

/** What tells one server from another: its address and with what it is signed in to. */
export function serverOf(transport: Transport | undefined): string {
  return JSON.stringify(transport ?? { name: "outbox" });
}

const LOST = "The credentials cannot be read. Write them again under Settings → Mail.";

/** Sends one message. Never throws. `mailId` makes repeats harmless where the provider can tell. */
export async function send(
  transport: Transport,
  mailId: string,
  message: Message,
): Promise<Outcome> {
  if ("lost" in transport) return { result: "later", reason: LOST, unreachable: true };
  try {
    switch (transport.name) {
      case "resend":
        return await sendThroughResend(transport.key, mailId, message);
      case "smtp":
        return await sendThroughSmtp(transport.server, message);
      case "outbox":
        return { result: "sent", providerId: null };
    }
  } catch (error) {
    const fault = logFault("An email couldn’t be handed over", error, { mailId });
    const reason = `The email could not be handed over (fault ${fault}).`;
    return { result: "unclear", reason, unreachable: true };
  }
}
