import nodemailer, { type Transporter } from "nodemailer";
import { env } from "@/lib/env";
import type { Message } from "@/lib/mail/message";
import type { Outcome } from "@/lib/mail/transport";
import { SECOND } from "@/lib/time";

let shared: Transporter | undefined;

function transporter(): Transporter {
  shared ??= nodemailer.createTransport({
    url: env().SMTP_URL,
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 30 * SECOND,
    // Messages hold text only; nothing may be read from disk or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return shared;
}

/** Sends through SMTP_URL. Recipients go in as {name, address}, so nothing in them is parsed as a list. */
export async function sendThroughSmtp(message: Message): Promise<Outcome> {
  try {
    const info = await transporter().sendMail({
      from: message.from,
      to: message.to,
      replyTo: message.replyTo,
      envelope: { from: message.from.address, to: [message.to.address] },
      subject: message.subject,
      html: message.html,
      text: message.text,
      messageId: message.messageId,
      date: new Date(message.date),
      headers: message.headers,
      ...(message.inReplyTo && { inReplyTo: message.inReplyTo, references: message.inReplyTo }),
    });
    return { result: "sent", providerId: String(info.response ?? "").slice(0, 200) || null };
  } catch (error) {
    return outcomeOf(error);
  }
}

type SmtpError = Error & { responseCode?: number; code?: string; command?: string };

/** Codes of nodemailer that mean: no conversation with the server came about. */
const UNREACHABLE = new Set(["ECONNECTION", "ECONNREFUSED", "EDNS", "ETLS", "EAUTH", "ESOCKET"]);

function outcomeOf(error: unknown): Outcome {
  const { responseCode, code, command, message } = error as SmtpError;
  const reason = message.slice(0, 500);
  if (responseCode) {
    const result = responseCode >= 500 && code !== "EAUTH" ? "never" : "later";
    return { result, reason, unreachable: code === "EAUTH" };
  }
  // Before DATA nothing can have been accepted; after it only a reply would tell.
  const refused =
    command === "CONN" || (code !== undefined && UNREACHABLE.has(code) && command !== "DATA");
  return { result: refused ? "later" : "unclear", reason, unreachable: true };
}
