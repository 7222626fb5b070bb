import { Readable } from "node:stream";
import nodemailer, { type Transporter } from "nodemailer";
import type SMTPPool from "nodemailer/lib/smtp-pool";
import { connectOutgoing } from "@/lib/base/outgoing";
import { MINUTE, SECOND } from "@/lib/base/time";
import type { ShopSmtp } from "@/lib/mail/credentials";
import type { Message } from "@/lib/mail/message";
import { mimeBytes } from "@/lib/mail/mime-bytes";
import type { Outcome } from "@/lib/mail/transport";

/** The installation's server by its address, or a shop's own. */
export type SmtpServer = { url: string } | ShopSmtp;

/** Pools by server and credentials; the one used longest ago goes when there are more shops than this. */
const KEPT = 100;
const pools = new Map<string, Pool>();

/** Whatever a server does, one mail takes no longer: also of one that answers a character at a time. */
const LONGEST = MINUTE;
const CONNECTING = 10 * SECOND;

type Pool = Transporter<SMTPPool.SentMessageInfo, SMTPPool.Options>;
/** Whether the text of a mail has begun to go out: before that nothing can have been accepted. */
type Progress = { begun: () => boolean };

function poolOf(server: SmtpServer): Pool {
  const key = JSON.stringify(server);
  const pool = pools.get(key) ?? newPool(server);
  // The newest stands last.
  pools.delete(key);
  pools.set(key, pool);
  const [oldest] = pools.keys();
  if (pools.size > KEPT && oldest) {
    pools.get(oldest)?.close();
    pools.delete(oldest);
  }
  return pool;
}

function newPool(server: SmtpServer): Pool {
  const pool = nodemailer.createTransport(optionsOf(server));
  pool.use("stream", ({ data, message }, done) => {
    const bytes = mimeBytes(message);
    const { progress } = data as { progress?: Progress };
    message.createReadStream = () => {
      const stream = streamOf(bytes);
      if (progress) progress.begun = () => stream.readableDidRead;
      return stream;
    };
    done();
  });
  return pool;
}

/**
 * The text in one piece. What a failed connection reports says nothing of how far it had come; whether
 * this was read does.
 */
function streamOf(bytes: Buffer): Readable {
  return new Readable({
    highWaterMark: bytes.length,
    read() {
      this.push(bytes);
      this.push(null);
    },
  });
}

function optionsOf(server: SmtpServer): SMTPPool.Options {
  const common = {
    pool: true as const,
    maxConnections: 5,
    // Servers close what is idle when they like; this is sooner than they do.
    idleTimeout: 10 * SECOND,
    connectionTimeout: CONNECTING,
    greetingTimeout: 10 * SECOND,
    socketTimeout: 30 * SECOND,
    // Messages hold text only; nothing may be read from disk or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if ("url" in server) return { ...common, url: server.url };
  const { host, port, secure, user, password } = server;
  const place = { host: host.replace(/^\[|\]$/g, ""), port };
  return {
    ...common,
    ...place,
    secure,
    // The operator's own server may be anywhere; one that a shop has typed only where all may connect to.
    getSocket: (_options, done) => {
      connectOutgoing({ ...place, timeout: CONNECTING }).then(
        (connection) => done(null, { connection }),
        (error: Error) => done(error, false),
      );
    },
    // A password never travels in the clear.
    ...(user && { auth: { user, pass: password }, requireTLS: !secure }),
  };
}

/** Sends through an SMTP server. Recipients go in as {name, address}, so nothing in them is parsed as a list. */
export async function sendThroughSmtp(server: SmtpServer, message: Message): Promise<Outcome> {
  const progress: Progress = { begun: () => false };
  try {
    const info = await poolOf(server).sendMail({
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
      signal: AbortSignal.timeout(LONGEST),
      ...(message.inReplyTo && { inReplyTo: message.inReplyTo, references: message.inReplyTo }),
      ...{ progress },
    });
    return { result: "sent", providerId: String(info.response ?? "").slice(0, 200) || null };
  } catch (error) {
    return outcomeOf(error, progress.begun());
  }
}

type SmtpError = Error & { responseCode?: number; code?: string; command?: string };

/** A refusal that is not about this recipient or this text: the sender, the sign-in, a policy. */
const OF_THE_SERVER = /^MAIL FROM$|^AUTH/;
const POLICY = /\b5\.7\.\d+\b/;

/** OpenSSL's words for a certificate that leads to no authority that is trusted. */
const UNTRUSTED = /self-signed certificate|unable to (verify|get local issuer)/;
const TRUST =
  "If the mail server is your own, name the file of its certificate authority in NODE_EXTRA_CA_CERTS and start again.";

function outcomeOf(error: unknown, begun: boolean): Outcome {
  const { responseCode, code, command = "", message } = error as SmtpError;
  const reason = (UNTRUSTED.test(message) ? `${message}. ${TRUST}` : message).slice(0, 500);
  if (responseCode) {
    const passing =
      responseCode < 500 || code === "EAUTH" || OF_THE_SERVER.test(command) || POLICY.test(message);
    return { result: passing ? "later" : "never", reason, unreachable: code === "EAUTH" };
  }
  return { result: begun ? "unclear" : "later", reason, unreachable: true };
}
