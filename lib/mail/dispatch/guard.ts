import { SECOND } from "@/lib/base/time";
import type { DueKey } from "@/lib/mail/dispatch/claims";
import { type Lane, SIGN_IN } from "@/lib/mail/dispatch/lanes";
import type { MailKind } from "@/lib/mail/kinds";
import { type Hold, notePlace, readHold } from "@/lib/mail/place";
import { installationTransport, readTransports, transportFrom } from "@/lib/mail/shop-transport";

/** Between two looks whether somebody has released what is held. */
const PAUSE = 2 * SECOND;

/** Keeps a restored or copied installation from writing to anybody until its operator says so. */
export class Guard {
  #hold: Hold | null | undefined;
  #readAt = Number.NEGATIVE_INFINITY;

  /**
   * What may be taken of what is due. While emails are held that is what stays in the Outbox, and of
   * sign-in emails those that somebody has asked for since, at this very place.
   */
  async filter(due: DueKey[], lane: (kind: MailKind) => Lane): Promise<DueKey[]> {
    if (this.#hold === undefined) this.#hold = await notePlace();
    if (this.#hold && due.length > 0 && performance.now() - this.#readAt > PAUSE) {
      this.#hold = await readHold();
      this.#readAt = performance.now();
    }
    if (!this.#hold || due.length === 0) return due;
    if (installationTransport()?.name === "outbox") return due;
    const since = this.#hold.since.toISOString();
    const transports = await readTransports([...new Set(due.map(({ shopId }) => shopId))]);
    return due.flatMap((key) => {
      // Before what the shop has chosen: a way into an account may go by the provider of another.
      if (lane(key.kind) === SIGN_IN) return { ...key, since };
      const { transport } = transports.get(key.shopId) ?? transportFrom(undefined);
      return transport.name === "outbox" ? key : [];
    });
  }
}
