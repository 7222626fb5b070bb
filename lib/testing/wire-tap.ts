import { connect, createServer, type Server, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

/** Longer than a process computes between two turns, so that what is asked at once counts as one. */
const HOLD_MS = 40;
const QUIET_MS = 3 * HOLD_MS;

export interface Traffic<T> {
  result: T;
  /** Waits for the database, one after the other, until the result was there. */
  turns: number;
  /** What was executed, in the order it was sent; also what went on after the result. */
  statements: string[];
  /** How many statements had to be parsed. */
  parsed: number;
}

/**
 * Between a process and PostgreSQL: counts what goes over the wire. A turn is a wait: something is sent
 * after an answer came. Answers are held back for a moment, so what is asked side by side, on one
 * connection or several, is one turn, however long each statement takes.
 */
export class WireTap {
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly target: URL;
  /** The turn of the latest answer that was handed on. */
  private answered = 0;
  private turns = 0;
  private statements: string[] = [];
  private parsed = 0;
  /** Connections whose client has had no answer since it sent something. */
  private readonly waiting = new Set<Socket>();
  private lastPassed = 0;

  private constructor(target: string) {
    this.target = new URL(target);
    this.server = createServer((near) => this.join(near));
  }

  static async open(target: string): Promise<WireTap> {
    const tap = new WireTap(target);
    await new Promise<void>((done) => tap.server.listen(0, "127.0.0.1", done));
    return tap;
  }

  /** The address of the database through the tap. */
  get url(): string {
    const near = new URL(this.target);
    near.host = `127.0.0.1:${(this.server.address() as { port: number }).port}`;
    return near.href;
  }

  /** What `work` sends to the database, and what follows it; nothing else may use the tap meanwhile. */
  async listen<T>(work: () => Promise<T>): Promise<Traffic<T>> {
    await this.quiet();
    Object.assign(this, { answered: 0, turns: 0, statements: [], parsed: 0 });
    const result = await work();
    const { turns } = this;
    await this.quiet();
    return { result, turns, statements: this.statements, parsed: this.parsed };
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private async quiet(): Promise<void> {
    while (this.waiting.size > 0 || Date.now() - this.lastPassed < QUIET_MS) await sleep(HOLD_MS);
  }

  private join(near: Socket): void {
    const far = connect(Number(this.target.port), this.target.hostname);
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => {});
      socket.on("close", () => {
        near.destroy();
        far.destroy();
        this.sockets.delete(socket);
        this.waiting.delete(near);
      });
    }
    const reader = new ClientMessages((type, body) => this.count(reader, type, body));
    let turn = 0;
    near.on("data", (data) => {
      this.lastPassed = Date.now();
      if (reader.read(data)) {
        this.waiting.add(near);
        turn = this.answered + 1;
        this.turns = Math.max(this.turns, turn);
      }
      far.write(data);
    });
    far.on("data", (data) => {
      const ofTurn = turn;
      setTimeout(() => {
        this.answered = Math.max(this.answered, ofTurn);
        this.lastPassed = Date.now();
        this.waiting.delete(near);
        near.write(data);
      }, HOLD_MS);
    });
  }

  private count(reader: ClientMessages, type: string, body: Buffer): void {
    const [first = "", second = ""] = body.toString("utf8").split("\0", 2);
    if (type === "P") {
      reader.prepared.set(first, second);
      this.parsed += 1;
    }
    if (type === "B") reader.bound.set(first, reader.prepared.get(second) ?? second);
    if (type === "E") this.statements.push(reader.bound.get(first) ?? first);
    if (type === "Q") this.statements.push(first);
  }
}

const SECURITY_REQUESTS = [80_877_103, 80_877_104];
const START = 8;

/** Splits what a client of PostgreSQL sends into messages. */
class ClientMessages {
  readonly prepared = new Map<string, string>();
  readonly bound = new Map<string, string>();
  private rest = Buffer.alloc(0);
  private started = false;

  constructor(private readonly onMessage: (type: string, body: Buffer) => void) {}

  /** Whether a message was among it that belongs to no sign-in. */
  read(data: Buffer): boolean {
    this.rest = Buffer.concat([this.rest, data]);
    let asked = false;
    while (this.next()) asked = true;
    return asked;
  }

  private next(): boolean {
    if (!this.started) this.skipStart();
    if (!this.started || this.rest.length < 5) return false;
    const end = 1 + this.rest.readUInt32BE(1);
    if (this.rest.length < end) return false;
    const type = this.rest.toString("latin1", 0, 1);
    const body = this.rest.subarray(5, end);
    this.rest = this.rest.subarray(end);
    // Passwords come before the first question.
    if (type === "p") return this.next();
    this.onMessage(type, body);
    return true;
  }

  private skipStart(): void {
    while (!this.started && this.rest.length >= START) {
      const length = this.rest.readUInt32BE(0);
      if (this.rest.length < length) return;
      this.started = !SECURITY_REQUESTS.includes(this.rest.readUInt32BE(4));
      this.rest = this.rest.subarray(length);
    }
  }
}
