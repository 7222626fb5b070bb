import { setTimeout as sleep } from "node:timers/promises";
import { transaction } from "@/db/client";
import { logFault } from "@/lib/base/log";
import { SECOND } from "@/lib/base/time";
import { tellMails } from "@/lib/mail/mail-log";
import { recordOutcomes, type Settled } from "@/lib/mail/record-outcome";

const LONGEST_PAUSE = 5 * SECOND;
const GATHER = 10;

/**
 * Records what became of mails: all that have piled up meanwhile in one transaction, and again for as
 * long as it takes while the database is away. What was accepted must not be forgotten.
 */
export class Recorder {
  #settled: Settled[] = [];
  #flushing: Promise<void> | undefined;

  /** Resolves when it is recorded. */
  add(settled: Settled): Promise<void> {
    this.#settled.push(settled);
    this.#flushing ??= this.#flush();
    return this.#flushing;
  }

  async #flush(): Promise<void> {
    let pause = 250;
    while (this.#settled.length > 0) {
      // What comes in meanwhile goes along.
      await sleep(GATHER);
      const batch = this.#settled;
      this.#settled = [];
      try {
        tellMails(await transaction((tx) => recordOutcomes(tx, batch)));
        pause = 250;
      } catch (error) {
        logFault("What became of emails couldn’t be recorded, and will be", error);
        this.#settled = [...batch, ...this.#settled];
        await sleep(pause);
        pause = Math.min(pause * 2, LONGEST_PAUSE);
      }
    }
    this.#flushing = undefined;
  }
}
