import { Resend } from "resend";
import { MINUTE } from "@/lib/base/time";
import type { Message } from "@/lib/mail/message";
import type { Outcome } from "@/lib/mail/transport";

/** Answers that will not change by trying again. */
const FINAL = new Set([
  "validation_error",
  "invalid_parameter",
  "missing_required_field",
  "invalid_from_address",
  "invalid_to_address",
  "invalid_idempotent_request",
]);

/** A call that has no answer by then may have been taken all the same. */
const LONGEST = MINUTE;

/** Sends through Resend, which accepts one idempotency key once within 24 hours. */
export async function sendThroughResend(
  key: string,
  mailId: string,
  message: Message,
  longest = LONGEST,
): Promise<Outcome> {
  const resend = new Resend(key);
  const thread = message.inReplyTo && {
    "In-Reply-To": message.inReplyTo,
    References: message.inReplyTo,
  };
  const { data, error } = await resend.emails.send(
    {
      from: formatAddress(message.from),
      to: formatAddress(message.to),
      replyTo: formatAddress(message.replyTo),
      subject: message.subject,
      html: message.html,
      text: message.text,
      headers: { ...message.headers, ...thread, "Message-ID": message.messageId },
    },
    { idempotencyKey: `starloop-mail-${mailId}`, signal: AbortSignal.timeout(longest) },
  );
  if (!error) return { result: "sent", providerId: data?.id ?? null };
  const reason = `${error.name}: ${error.message}`.slice(0, 500);
  // Resend reports an unreachable server and its own faults as application errors.
  if (error.name === "application_error" || error.name === "internal_server_error") {
    return { result: "unclear", reason, unreachable: true };
  }
  return { result: FINAL.has(error.name) ? "never" : "later", reason, unreachable: false };
}

/** RFC 5322 mailbox with a quoted display name; quotes and backslashes in it are escaped. */
function formatAddress({ name, address }: { name: string; address: string }): string {
  return name ? `"${name.replace(/[\\"]/g, "\\$&")}" <${address}>` : address;
}
