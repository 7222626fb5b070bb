import type { Claimed } from "@/lib/mail/dispatch/claims";
import { type Lane, MOST_PER_SERVER, MOST_UNDER_WAY } from "@/lib/mail/dispatch/lanes";
import type { MailKind } from "@/lib/mail/kinds";
import type { Outcome } from "@/lib/mail/transport";

type Waiting = { mail: Claimed; lane: Lane };

type Server = {
  /** Connections in use. */
  busy: number;
  /** One that did not answer the last time, or has not been asked yet, is tried with one mail at a time. */
  answers: boolean;
};

/** From so few waiting on the next ones are fetched. */
const SHORT = 20;

/** The mails in hand that wait for a connection: by lane, then each shop in turn. */
export class Lines {
  readonly #laneOf: (kind: MailKind) => Lane;
  #waiting: Waiting[] = [];
  readonly #servers = new Map<string, Server>();
  /** The server each shop's mail goes to. */
  #routes = new Map<string, string>();
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
      const name = this.#routes.get(mail.shopId);
      return name !== undefined && this.#servers.get(name)?.answers === true;
    });
    return flowing.length > SHORT;
  }

  shopIds(): string[] {
    return [...new Set(this.#waiting.map(({ mail }) => mail.shopId))];
  }

  /** Where each shop's mail goes by now. */
  route(serverOf: (shopId: string) => string): void {
    const shopIds = this.shopIds();
    this.#routes = new Map(shopIds.map((shopId) => [shopId, serverOf(shopId)]));
    const used = new Set(this.#routes.values());
    for (const [name, { busy }] of this.#servers) {
      if (busy === 0 && !used.has(name)) this.#servers.delete(name);
    }
  }

  /** The next mail with a free connection, which it then holds until `leave`. */
  take(): { mail: Claimed; server: string } | null {
    let best: Waiting | undefined;
    for (const one of this.#waiting) {
      if ((!best || this.#isBefore(one, best)) && this.#hasRoom(one)) best = one;
    }
    if (!best) return null;
    this.#waiting.splice(this.#waiting.indexOf(best), 1);
    return this.#hold(best.mail);
  }

  /** By lane, then the shop whose turn is longest ago. */
  #isBefore(one: Waiting, other: Waiting): boolean {
    if (one.lane !== other.lane) return one.lane < other.lane;
    return this.#turnOf(one.mail.shopId) < this.#turnOf(other.mail.shopId);
  }

  #turnOf(shopId: string): number {
    return this.#servedAt.get(shopId) ?? 0;
  }

  #hasRoom({ mail: { shopId }, lane }: Waiting): boolean {
    if (this.#underWay >= MOST_UNDER_WAY[lane]) return false;
    const name = this.#routes.get(shopId);
    if (name === undefined) return false;
    const server = this.#servers.get(name);
    if (!server) return true;
    return server.busy < (server.answers ? MOST_PER_SERVER[lane] : 1);
  }

  #hold(mail: Claimed): { mail: Claimed; server: string } {
    const name = this.#routes.get(mail.shopId) ?? "";
    const server = this.#servers.get(name) ?? { busy: 0, answers: false };
    server.busy += 1;
    this.#servers.set(name, server);
    this.#underWay += 1;
    this.#servedAt.set(mail.shopId, ++this.#turns);
    return { mail, server: name };
  }

  /** The connection is free again. An outcome tells whether the server answers. */
  leave(name: string, outcome: Outcome | null): void {
    this.#underWay -= 1;
    const server = this.#servers.get(name);
    if (!server) return;
    server.busy -= 1;
    if (outcome) server.answers = outcome.result === "sent" || !outcome.unreachable;
  }
}
