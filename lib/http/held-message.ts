import { IncomingMessage } from "node:http";

/** A request that can keep its body back until it was looked at as a whole. */
export class HeldMessage extends IncomingMessage {
  #held: Buffer[] | null = null;
  #size = 0;
  #max = 0;
  #settle: (body: Buffer | "too large" | null) => void = () => {};
  #whole: Promise<Buffer | "too large" | null> | null = null;

  /** Keeps the body back from now on, of at most so many bytes. To be called before any of it has come. */
  hold(max: number): void {
    this.#held = [];
    this.#max = max;
    this.#whole = new Promise((resolve) => {
      this.#settle = resolve;
    });
    this.once("close", () => this.#settle(null));
  }

  /**
   * The whole body, which whoever reads the request gets from now on; null where the client left, and
   * where nothing was held. What comes of a body that is too large is thrown away.
   */
  whole(): Promise<Buffer | "too large" | null> {
    return this.#whole ?? Promise.resolve(null);
  }

  override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
    if (!this.#held) return super.push(chunk, encoding);
    if (chunk === null) this.#release(this.#held);
    else this.#keep(this.#held, chunk);
    return true;
  }

  #keep(held: Buffer[], chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size <= this.#max) held.push(chunk);
    else {
      held.length = 0;
      this.#settle("too large");
    }
  }

  #release(held: Buffer[]): void {
    this.#held = null;
    const body = Buffer.concat(held);
    if (body.length > 0) super.push(body);
    super.push(null);
    this.#settle(body);
  }
}
