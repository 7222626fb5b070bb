import { SECOND } from "@/lib/base/time";
import type { Claimed } from "@/lib/mail/dispatch/claims";
import {
  type Lane,
  MOST_AHEAD,
  MOST_PER_SERVER,
  MOST_TOGETHER,
  MOST_UNDER_WAY,
  SIGN_IN,
} from "@/lib/mail/dispatch/lanes";
import type { MailKind } from "@/lib/mail/kinds";
import type { Outcome } from "@/lib/mail/transport";

type Waiting = { mail: Claimed; lane: Lane };

/** A mail on its way to a server. */
export type Taken = Waiting & { server: string };

type Server = {
  /** Mails that are being worded, wait for a connection or are being sent. */
  underWay: number;
  /** Connections in use. */
  busy: number;
  /** One that did not answer the last time, or has not been asked yet, is tried with one mail at a time. */
  answers: boolean;
  /** It took the last one at once: mails are worded for it ahead, and don't grow old meanwhile. */
  isQuick: boolean;
  /** Of what is worded ahead for it so much has left that the next are worded, several at once. */
  isRunningLow: boolean;
  /** Worded mails that wait for a connection. */
  worded: { lane: Lane; go: () => void }[];
};

/** A server that takes a mail within so long is quick. */
const QUICK = SECOND / 4;

/** From so few waiting on the next ones are fetched. */
const SHORT = 20;

/** The mails in hand that wait for a connection: by lane, then each shop in turn. */
export class Lines {
  readonly #laneOf: (kind: MailKind) => Lane;
  #waiting: Waiting[] = [];
  readonly #servers = new Map<string, Server>();
  /** The server each waiting mail goes to. */
  #routes = new Map<Claimed, string>();
  /** When each shop was served last, as a count of turns. */
  readonly #servedAt = new Map<string, number>();
  #turns = 0;
  #underWay = 0;

  constructor(laneOf: (kind: MailKind) => Lane) {
    this.#laneOf = laneOf;
  }

  add(mails: Claimed[]): void {
    for (const mail of mails) this.#waiting.push({ mail, lane: this.#laneOf(mail.kind) });
  }

  clear(): void {
    this.#waiting = [];
  }

  waiting(): Claimed[] {
    return this.#waiting.map(({ mail }) => mail);
  }

  /** Whether enough wait for servers that answer; what waits for others holds up nobody. */
  get areLong(): boolean {
    const flowing = this.#waiting.filter(({ mail }) => {
      const name = this.#routes.get(mail);
      return name !== undefined && this.#servers.get(name)?.answers === true;
    });
    return flowing.length > SHORT;
  }

  shopIds(): string[] {
    return [...new Set(this.#waiting.map(({ mail }) => mail.shopId))];
  }

  /** Where each mail goes by now: a shop's by the shop's server, but for a way into an account. */
  route(serverOf: (mail: Claimed) => string): void {
    this.#routes = new Map(this.waiting().map((mail) => [mail, serverOf(mail)]));
    const used = new Set(this.#routes.values());
    for (const [name, { underWay }] of this.#servers) {
      if (underWay === 0 && !used.has(name)) this.#servers.delete(name);
    }
  }

  /** The next mail there is room for, which it takes up until `leave`. */
  take(): Taken | null {
    let best: Waiting | undefined;
    for (const one of this.#waiting) {
      if ((!best || this.#isBefore(one, best)) && this.#hasRoom(one)) best = one;
    }
    if (!best) return null;
    this.#waiting.splice(this.#waiting.indexOf(best), 1);
    return this.#hold(best);
  }

  /** By lane, then the shop whose turn is longest ago. */
  #isBefore(one: Waiting, other: Waiting): boolean {
    if (one.lane !== other.lane) return one.lane < other.lane;
    return this.#turnOf(one.mail.shopId) < this.#turnOf(other.mail.shopId);
  }

  #turnOf(shopId: string): number {
    return this.#servedAt.get(shopId) ?? 0;
  }

  #hasRoom({ mail, lane }: Waiting): boolean {
    if (this.#underWay >= MOST_UNDER_WAY[lane]) return false;
    const name = this.#routes.get(mail);
    if (name === undefined) return false;
    const server = this.#servers.get(name);
    if (!server) return true;
    if (!server.answers || !server.isQuick) return server.underWay < mostOn(server, lane);
    const free = mostOn(server, lane) + MOST_AHEAD - server.underWay;
    if (lane === SIGN_IN) return free > 0;
    if (free >= MOST_TOGETHER) server.isRunningLow = true;
    if (free <= 0) server.isRunningLow = false;
    return server.isRunningLow;
  }

  #hold({ mail, lane }: Waiting): Taken {
    const name = this.#routes.get(mail) ?? "";
    const fresh = {
      underWay: 0,
      busy: 0,
      answers: false,
      isQuick: false,
      isRunningLow: true,
      worded: [],
    };
    const server = this.#servers.get(name) ?? fresh;
    server.underWay += 1;
    this.#servers.set(name, server);
    this.#underWay += 1;
    this.#servedAt.set(mail.shopId, ++this.#turns);
    return { mail, lane, server: name };
  }

  /** Resolves when there is a connection for it, which it then has until `disconnect`. */
  connect({ server: name, lane }: Taken): Promise<void> {
    const server = this.#servers.get(name);
    if (!server) return Promise.resolve();
    return new Promise((go) => {
      server.worded.push({ lane, go });
      serve(server);
    });
  }

  /** The connection is free again. An outcome, and how long it took, tell of the server. */
  disconnect({ server: name }: Taken, outcome: Outcome, took: number): void {
    const server = this.#servers.get(name);
    if (!server) return;
    server.busy -= 1;
    server.answers = outcome.result === "sent" || !outcome.unreachable;
    server.isQuick = took < QUICK;
    serve(server);
  }

  /** It is done with. */
  leave({ server: name }: Taken): void {
    this.#underWay -= 1;
    const server = this.#servers.get(name);
    if (server) server.underWay -= 1;
  }
}

function mostOn({ answers }: Server, lane: Lane): number {
  return answers ? MOST_PER_SERVER[lane] : 1;
}

/** Gives the connections there are to those who wait, by lane, then in their order. */
function serve(server: Server): void {
  server.worded.sort((one, other) => one.lane - other.lane);
  for (let first = server.worded[0]; first; first = server.worded[0]) {
    if (server.busy >= mostOn(server, first.lane)) return;
    server.worded.shift();
    server.busy += 1;
    first.go();
  }
}
