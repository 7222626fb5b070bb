import { setTimeout as sleep } from "node:timers/promises";
import PostalMime, { type Email } from "postal-mime";
import { SMTPServer, type SMTPServerSession } from "smtp-server";

/** A mail as it came over the wire. */
export interface SinkMessage {
  from: string;
  to: string[];
  raw: Buffer;
  receivedAt: Date;
}

interface Refusal {
  code: number;
  text: string;
}

type Tls = { key: Buffer; cert: Buffer };

const EVERYBODY = "*";

/** A real SMTP server that keeps what it receives, and misbehaves when told to. */
export class SmtpSink {
  /** Runs when a mail is stored, right before the 250: the sender does not know yet. */
  onAccepted: ((message: SinkMessage) => void | Promise<void>) | undefined;
  /** How long each mail waits before it is accepted. */
  delayMs = 0;

  #received: SinkMessage[] = [];
  #refusals = new Map<string, Refusal>();
  #server: SMTPServer | undefined;
  #port: number;

  readonly #tls: Tls | undefined;

  /** Port 0: any free one, kept from the first start on. With a certificate it offers STARTTLS. */
  constructor(port = 0, tls?: Tls) {
    this.#port = port;
    this.#tls = tls;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `smtp://127.0.0.1:${this.#port}`;
  }

  async start(): Promise<void> {
    const server = new SMTPServer({
      disabledCommands: this.#tls ? ["AUTH"] : ["AUTH", "STARTTLS"],
      ...this.#tls,
      disableReverseLookup: true,
      closeTimeout: 100,
      onRcptTo: (address, _session, done) => done(this.#refusalOf(address.address)),
      onData: (stream, session, done) => {
        this.#receive(stream, session).then(() => done(), done);
      },
    });
    // A client that was killed in the middle is part of the tests.
    server.on("error", () => {});
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(this.#port, "127.0.0.1", resolve));
    const address = server.server.address();
    if (address && typeof address === "object") this.#port = address.port;
  }

  /** From now on connections are refused; what was received stays. */
  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    if (server) await new Promise<void>((resolve) => server.close(resolve));
  }

  messages(): readonly SinkMessage[] {
    return this.#received;
  }

  clear(): void {
    this.#received = [];
  }

  /** Answers with an SMTP error, e.g. 451 or 550, for one recipient or for everybody. */
  refuse(code: number, recipient = EVERYBODY): void {
    this.#refusals.set(recipient.toLowerCase(), { code, text: "Refused by the test" });
  }

  /** Takes every refusal back. */
  acceptAll(): void {
    this.#refusals.clear();
  }

  /** The first mail, received before or after the call, that the predicate wants. */
  async waitFor(
    predicate: (message: SinkMessage) => boolean | Promise<boolean>,
    timeoutMs = 10_000,
  ): Promise<SinkMessage> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      for (const message of this.#received) if (await predicate(message)) return message;
      if (Date.now() > deadline) {
        const seen = this.#received.map(({ to }) => to.join(", ")).join("; ") || "none";
        throw new Error(`No such mail within ${timeoutMs} ms; mails received: ${seen}.`);
      }
      await sleep(20);
    }
  }

  #refusalOf(recipient: string): Error | null {
    const refusal = this.#refusals.get(recipient.toLowerCase()) ?? this.#refusals.get(EVERYBODY);
    if (!refusal) return null;
    return Object.assign(new Error(refusal.text), { responseCode: refusal.code });
  }

  async #receive(stream: AsyncIterable<Buffer>, session: SMTPServerSession): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const { mailFrom, rcptTo } = session.envelope;
    await sleep(this.delayMs);
    const message = {
      from: mailFrom ? mailFrom.address : "",
      to: rcptTo.map(({ address }) => address),
      raw: Buffer.concat(chunks),
      receivedAt: new Date(),
    };
    this.#received.push(message);
    await this.onAccepted?.(message);
  }
}

/** Headers, texts and attachments of a mail. */
export function parseMail(message: SinkMessage): Promise<Email> {
  return PostalMime.parse(message.raw);
}
