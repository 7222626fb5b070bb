import { setTimeout as sleep } from "node:timers/promises";
import { GRACE } from "@/lib/base/grace";
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
import { groupsOf, laneOf, shareOut } from "@/lib/mail/dispatch/lanes";
import { Lines, type Taken } from "@/lib/mail/dispatch/lines";
import { Recorder } from "@/lib/mail/dispatch/recorder";
import { Wording } from "@/lib/mail/dispatch/wording";
import { readInstallationMail } from "@/lib/mail/installation-mail";
import type { MailKind } from "@/lib/mail/kinds";
import type { Begun } from "@/lib/mail/prepare-mail";
import { readTransports } from "@/lib/mail/shop-transport";
import { type Outcome, send, serverOf } from "@/lib/mail/transport";
import type { Kind } from "@/lib/mail/word-mail";

/** What the names of dispatchers begin with. */
export const MAILER = "mail-";

/** Between two looks at what is due. */
const PAUSE = SECOND / 4;
/** A look that takes long is not repeated before ten times as long. */
const REST = 10;
const LONGEST_PAUSE = 5 * SECOND;
/** Between two looks for what dead workers held. */
const PAUSE_FOR_THE_DEAD = 2 * SECOND;
/** What has ended by then is followed in one go, so that its successors are worded together. */
const GATHER = 2;

const STOPPED: Outcome = {
  result: "unclear",
  reason: "The worker was stopped before the mail server had answered.",
  unreachable: false,
};
const NOT_SENT: Outcome = {
  result: "later",
  reason: "The worker was stopped before the email was sent.",
  unreachable: true,
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
  readonly #wording: Wording;
  readonly #underWay = new Map<Claimed, { begun?: Begun; outcome?: Outcome }>();
  #stopping = false;
  #gaveUp = false;
  #pumping: NodeJS.Timeout | undefined;
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
    this.#wording = new Wording(id, (kind) => kinds[kind], this.#recorder);
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
    this.#gaveUp = true;
    const recorded = [...this.#underWay.values()].map(async ({ begun, outcome }) => {
      if (begun && outcome) await this.#recorder.add({ mail: begun.mail, outcome });
    });
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
    const isWayIn = ({ kind }: Claimed) => this.#kinds[kind].wayIn === true;
    const waysIn = this.#lines.waiting().some(isWayIn) ? await readInstallationMail() : null;
    const wayOf = (mail: Claimed) => (isWayIn(mail) ? waysIn : transports.get(mail.shopId));
    this.#lines.route((mail) => serverOf(wayOf(mail)?.transport));
  }

  /** Begins whatever there is room for. */
  #pump(): void {
    clearTimeout(this.#pumping);
    this.#pumping = undefined;
    if (this.#stopping || !this.#heartbeat.isFresh) return;
    const taken: Taken[] = [];
    for (let next = this.#lines.take(); next; next = this.#lines.take()) {
      this.#underWay.set(next.mail, {});
      taken.push(next);
    }
    for (const group of groupsOf(taken)) void this.#deliverAll(group);
  }

  /** Never throws. */
  async #deliverAll(group: Taken[]): Promise<void> {
    const worded = await this.#wording.begin(group.map(({ mail }) => mail));
    await Promise.all(
      group.map(async (taken) => {
        const begun = worded.get(taken.mail.mailId);
        if (begun) await this.#send(taken, begun);
        else this.#leave(taken);
        this.#underWay.delete(taken.mail);
      }),
    );
  }

  /** The connection is free for the next mail before the outcome is recorded. */
  async #send(taken: Taken, begun: Begun): Promise<void> {
    const { mail: claimed } = taken;
    this.#underWay.set(claimed, { begun, outcome: NOT_SENT });
    await this.#lines.connect(taken);
    if (this.#gaveUp) return;
    this.#underWay.set(claimed, { begun, outcome: STOPPED });
    const from = performance.now();
    const outcome = await send(begun.transport, claimed.mailId, begun.message);
    this.#lines.disconnect(taken, outcome, performance.now() - from);
    this.#leave(taken);
    this.#underWay.set(claimed, {});
    // That nobody knows is recorded already.
    if (this.#gaveUp && outcome.result !== "sent") return;
    await this.#recorder.add({ mail: begun.mail, outcome });
  }

  #leave(taken: Taken): void {
    this.#lines.leave(taken);
    this.#pumping ??= setTimeout(() => this.#pump(), GATHER);
    if (this.#hasMore && !this.#lines.areLong) this.#wake();
  }
}
