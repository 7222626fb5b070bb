import { setTimeout as sleep } from "node:timers/promises";
import { transaction } from "@/db/client";
import { logFault } from "@/lib/base/log";
import { SECOND } from "@/lib/base/time";
import type { Heartbeat } from "@/lib/jobs/heartbeat";
import {
  type Claimed,
  claimMails,
  findDue,
  freeMailsOfTheDead,
  giveBack,
} from "@/lib/mail/dispatch/claims";
import { Guard } from "@/lib/mail/dispatch/guard";
import { laneOf, shareOut } from "@/lib/mail/dispatch/lanes";
import { Lines } from "@/lib/mail/dispatch/lines";
import { Recorder } from "@/lib/mail/dispatch/recorder";
import type { MailKind } from "@/lib/mail/kinds";
import { type Begun, type Kind, prepare } from "@/lib/mail/prepare-mail";
import { readTransports } from "@/lib/mail/shop-transport";
import { type Outcome, send, serverOf } from "@/lib/mail/transport";

/** What the names of dispatchers begin with. */
export const MAILER = "mail-";

/** Between two looks at what is due. */
const PAUSE = SECOND / 4;
/** A look that takes long is not repeated before ten times as long. */
const REST = 10;
const LONGEST_PAUSE = 5 * SECOND;
/** Between two looks for what dead workers held. */
const PAUSE_FOR_THE_DEAD = 2 * SECOND;
/** So long what is being sent may go on once the worker is told to stop. */
const GRACE = 10 * SECOND;

const STOPPED: Outcome = {
  result: "unclear",
  reason: "The worker was stopped before the mail server had answered.",
  unreachable: false,
};

/**
 * Sends the mails of the log that are due. Any number of dispatchers may work on one database: a
 * mail is in the hands of one of them, for as long as its heart beats.
 */
export class Dispatcher {
  readonly #id: string;
  readonly #kinds: Record<MailKind, Kind>;
  readonly #heartbeat: Pick<Heartbeat, "isFresh" | "maySeeOthersDie">;
  readonly #lines: Lines;
  readonly #recorder = new Recorder();
  readonly #guard = new Guard();
  readonly #underWay = new Map<Claimed, { begun?: Begun }>();
  #stopping = false;
  #ended: Promise<void> | undefined;
  #wake = () => {};
  #looksForTheDeadAt = 0;
  #hasMore = false;

  constructor(
    id: string,
    kinds: Record<MailKind, Kind>,
    heartbeat: Pick<Heartbeat, "isFresh" | "maySeeOthersDie">,
  ) {
    this.#id = id;
    this.#kinds = kinds;
    this.#heartbeat = heartbeat;
    this.#lines = new Lines((kind) => laneOf(kinds[kind]));
  }

  start(): void {
    this.#ended ??= this.#run();
  }

  /** Takes nothing more, lets what is being sent end, and says of what does not that nobody knows. */
  async stop(): Promise<void> {
    this.#stopping = true;
    this.#wake();
    await this.#ended;
    this.#lines.clear();
    const giveUpAt = performance.now() + GRACE;
    while (this.#underWay.size > 0 && performance.now() < giveUpAt) await sleep(20);
    const left = [...this.#underWay.values()].flatMap(({ begun }) => begun ?? []);
    const recorded = left.map(({ mail }) => this.#recorder.add({ mail, outcome: STOPPED }));
    const all = Promise.all([...recorded, giveBack(this.#id)]);
    // Without the database nothing can be recorded; the mails are freed as those of the dead.
    await Promise.race([all.catch(() => {}), sleep(2 * SECOND)]);
  }

  async #run(): Promise<void> {
    let failures = 0;
    while (!this.#stopping) {
      const startedAt = performance.now();
      try {
        if (this.#heartbeat.isFresh) await this.#look();
        failures = 0;
      } catch (error) {
        logFault("The emails that are due couldn’t be read, and will be", error);
        this.#hasMore = false;
        failures += 1;
      }
      this.#pump();
      const took = performance.now() - startedAt;
      const pause = failures > 0 ? PAUSE * 2 ** failures : Math.max(PAUSE, took * REST);
      if (!this.#hasMore || this.#lines.areLong) await this.#rest(Math.min(pause, LONGEST_PAUSE));
    }
  }

  #rest(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  async #look(): Promise<void> {
    if (this.#heartbeat.maySeeOthersDie && performance.now() > this.#looksForTheDeadAt) {
      await freeMailsOfTheDead();
      this.#looksForTheDeadAt = performance.now() + PAUSE_FOR_THE_DEAD;
    }
    const inHand = [...this.#lines.waiting(), ...this.#underWay.keys()];
    const due = await this.#guard.filter(await findDue(), (kind) => laneOf(this.#kinds[kind]));
    const shares = shareOut(due, inHand, (kind) => laneOf(this.#kinds[kind]));
    const claimed = shares.length > 0 ? await claimMails(this.#id, shares) : [];
    this.#hasMore = claimed.length > 0;
    this.#lines.add(claimed);
    const shopIds = this.#lines.shopIds();
    if (shopIds.length === 0) return;
    const transports = await readTransports(shopIds);
    this.#lines.route((shopId) => serverOf(transports.get(shopId)?.transport));
  }

  /** Begins whatever has a connection. */
  #pump(): void {
    if (this.#stopping || !this.#heartbeat.isFresh) return;
    for (let next = this.#lines.take(); next; next = this.#lines.take()) {
      const { mail, server } = next;
      this.#underWay.set(mail, {});
      void this.#deliver(mail, server).finally(() => this.#underWay.delete(mail));
    }
  }

  /** Never throws. The connection is free for the next mail before the outcome is recorded. */
  async #deliver(claimed: Claimed, server: string): Promise<void> {
    const begun = await this.#prepare(claimed);
    if (!begun) return this.#leave(server, null);
    this.#underWay.set(claimed, { begun });
    const outcome = await send(begun.transport, claimed.mailId, begun.message);
    this.#leave(server, outcome);
    this.#underWay.set(claimed, {});
    await this.#recorder.add({ mail: begun.mail, outcome });
  }

  #leave(server: string, outcome: Outcome | null): void {
    this.#lines.leave(server, outcome);
    this.#pump();
    if (this.#hasMore && !this.#lines.areLong) this.#wake();
  }

  async #prepare(claimed: Claimed): Promise<Begun | null> {
    try {
      return await transaction((tx) => prepare(tx, claimed, (name) => this.#kinds[name], this.#id));
    } catch (error) {
      const fault = logFault("An email couldn’t be worded", error, { mailId: claimed.mailId });
      await this.#recorder.add({ unworded: claimed, claimedBy: this.#id, fault, error });
      return null;
    }
  }
}
