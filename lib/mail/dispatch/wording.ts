import { transaction } from "@/db/client";
import { logFault } from "@/lib/base/log";
import type { Claimed } from "@/lib/mail/dispatch/claims";
import type { Recorder } from "@/lib/mail/dispatch/recorder";
import { begunOf } from "@/lib/mail/mail-log";
import { type Begun, type KindOf, prepareAll } from "@/lib/mail/prepare-mail";

/** Words the mails a worker has in hand. */
export class Wording {
  readonly #workerId: string;
  readonly #kindOf: KindOf;
  readonly #recorder: Recorder;

  constructor(workerId: string, kindOf: KindOf, recorder: Recorder) {
    this.#workerId = workerId;
    this.#kindOf = kindOf;
    this.#recorder = recorder;
  }

  /** Those of a group that can be handed over, by their ids. Never throws. */
  async begin(group: readonly Claimed[]): Promise<Map<string, Begun>> {
    const begun = (group.length > 1 && (await this.#together(group))) || (await this.#apart(group));
    return new Map(begun.map((one) => [one.mail.id, one]));
  }

  /** In one transaction; null where one of them is at fault: each then shows by itself whether it is. */
  async #together(group: readonly Claimed[]): Promise<Begun[] | null> {
    try {
      return await this.#prepare(group);
    } catch {
      return null;
    }
  }

  async #apart(group: readonly Claimed[]): Promise<Begun[]> {
    return (await Promise.all(group.map((claimed) => this.#one(claimed)))).flat();
  }

  async #prepare(group: readonly Claimed[]): Promise<Begun[]> {
    const prepared = await transaction((tx) => prepareAll(tx, group, this.#kindOf, this.#workerId));
    return begunOf(prepared);
  }

  async #one(claimed: Claimed): Promise<Begun[]> {
    try {
      return await this.#prepare([claimed]);
    } catch (error) {
      const fault = logFault("An email couldn’t be worded", error, { mailId: claimed.mailId });
      await this.#recorder.add({ unworded: claimed, claimedBy: this.#workerId, fault, error });
      return [];
    }
  }
}
