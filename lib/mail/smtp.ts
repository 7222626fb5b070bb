import nodemailer, { type Transporter } from "nodemailer";
import { SECOND } from "@/lib/base/time";
import type { ShopSmtp } from "@/lib/mail/credentials";
import type { Message } from "@/lib/mail/message";
import type { Outcome } from "@/lib/mail/transport";

/** The installation's server by its address, or a shop's own. */
export type SmtpServer = { url: string } | ShopSmtp;

/** Transporters by server; old ones go when there are more shops than this. */
const KEPT = 100;
const transporters = new Map<string, Transporter>();

function transporterOf(server: SmtpServer): Transporter {
  const key = JSON.stringify(server);
  const transporter = transporters.get(key) ?? nodemailer.createTransport(optionsOf(server));
  // The newest stands last, the one not used for longest first.
  transporters.delete(key);
  transporters.set(key, transporter);
  const [oldest] = transporters.keys();
  if (transporters.size > KEPT && oldest) transporters.delete(oldest);
  return transporter;
}

function optionsOf(server: SmtpServer) {
  const common = {
    connectionTimeout: 10 * SECOND,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 30 * SECOND,
    // Messages hold text only; nothing may be read from disk or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if ("url" in server) return { ...common, url: server.url };
  const { host, port, secure, user, password } = server;
  return {
    ...common,
    host: host.replace(/^\[|\]$/g, ""),
    port,
    secure,
    // A password never travels in the clear.
    ...(user && { auth: { user, pass: password }, requireTLS: !secure }),
  };
}

/** Sends through an SMTP server. Recipients go in as {name, address}, so nothing in them is parsed as a list. */
export async function sendThroughSmtp(server: SmtpServer, message: Message): Promise<Outcome> {
  try {
    const info = await transporterOf(server).sendMail({
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
