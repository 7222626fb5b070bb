import { ServerResponse } from "node:http";
import { newRequest } from "@/lib/base/current-request";
import type { KeptRequest } from "@/lib/http/kept-request";

type Chunk = string | Uint8Array;
type Callback = (error?: Error | null) => void;

/** What Next renders: pages, and the answers to forms and links that scripts read. */
const RENDERED = /^text\/(html|x-component)\b/;

/**
 * An answer that leaves when it is whole: until then, `instead` may still make another one of it. Files,
 * programs' answers, and pages whose parts take their time pass as they come.
 */
export class HeldResponse extends ServerResponse<KeptRequest> {
  /** What was learnt while the request was answered. */
  readonly learnt = newRequest();
  /** The headers of every answer, also of one that is made of this. */
  lasting: Record<string, string> = {};
  /** The answer to send instead of this one, which is about to leave; null lets it. */
  instead: (response: this) => Promise<Response> | null = () => null;
  private readonly held: Buffer[] = [];
  private passes = false;
  /** What it is has been decided, whatever else comes. */
  private settled = false;

  override setHeader(name: string, value: number | string | readonly string[]): this {
    return this.settled ? this : super.setHeader(name, value);
  }

  override appendHeader(name: string, value: string | readonly string[]): this {
    return this.settled ? this : super.appendHeader(name, value);
  }

  override writeHead(status: number, ...rest: unknown[]): this {
    if (this.settled) return this;
    this.statusCode = status;
    const headers = rest.find((part) => typeof part === "object" && part !== null);
    for (const [name, value] of Object.entries(headers ?? {})) this.setHeader(name, value);
    // What passes is sent with the first piece.
    if (this.holds()) return this;
    this.passes = true;
    return super.writeHead(status);
  }

  override flushHeaders(): void {
    if (!this.settled && !this.holds()) super.flushHeaders();
  }

  override write(chunk: Chunk, encoding?: BufferEncoding | Callback, done?: Callback): boolean {
    const [coding, written] =
      typeof encoding === "function" ? [undefined, encoding] : [encoding, done];
    if (!this.settled && !this.holds()) {
      this.release();
      return super.write(bytes(chunk, coding), written);
    }
    if (!this.settled) this.held.push(bytes(chunk, coding));
    if (written) process.nextTick(written);
    return true;
  }

  override end(
    chunk?: Chunk | Callback,
    encoding?: BufferEncoding | Callback,
    done?: Callback,
  ): this {
    if (this.settled) return this;
    const last = typeof chunk === "function" ? undefined : chunk;
    const coding = typeof encoding === "function" ? undefined : encoding;
    const ended = [chunk, encoding, done].find((part) => typeof part === "function") as Callback;
    if (last !== undefined && last !== null) this.held.push(bytes(last, coding));
    const instead = !this.passes && this.isRendered() ? this.instead(this) : null;
    if (instead) void this.send(instead, ended);
    else this.leave(ended);
    return this;
  }

  /** Whether it was answered otherwise meanwhile. */
  get isOver(): boolean {
    return this.settled;
  }

  /** Answers this and nothing else, unless an answer has begun to leave. */
  refuse(answer: () => Promise<Response>): void {
    if (!this.passes && !this.settled) void this.send(answer(), undefined);
  }

  private holds(): boolean {
    if (this.passes || !this.isRendered()) return false;
    return !this.learnt.slow || this.statusCode >= 500;
  }

  private isRendered(): boolean {
    if (this.statusCode >= 500) return true;
    const rendered = RENDERED.test(String(this.getHeader("content-type") ?? ""));
    return rendered && !this.hasHeader("content-disposition");
  }

  private leave(ended: Callback | undefined): void {
    const first = !this.passes;
    this.passes = true;
    const body = Buffer.concat(this.held.splice(0));
    // Sent in one piece it goes with its length.
    if (first || body.length > 0) super.end(body, ended);
    else super.end(ended);
  }

  private release(): void {
    this.passes = true;
    for (const piece of this.held.splice(0)) super.write(piece);
  }

  private async send(answer: Promise<Response>, ended: Callback | undefined): Promise<void> {
    this.settled = true;
    const response = await answer.catch(() => null);
    const body = await response?.arrayBuffer();
    this.settled = false;
    if (response && body) this.become(response, Buffer.from(body));
    this.leave(ended);
    this.settled = true;
  }

  private become(response: Response, body: Buffer): void {
    for (const name of this.getHeaderNames()) this.removeHeader(name);
    for (const [name, value] of Object.entries(this.lasting)) this.setHeader(name, value);
    this.statusCode = response.status;
    for (const [name, value] of response.headers) this.setHeader(name, value);
    this.held.splice(0, this.held.length, body);
    this.setHeader("Content-Length", body.length);
    this.passes = true;
    // Past those who wait for the head: what compresses the page that never came would say that this is.
    super.writeHead(this.statusCode);
  }
}

function bytes(chunk: Chunk, encoding?: BufferEncoding): Buffer {
  return typeof chunk === "string" ? Buffer.from(chunk, encoding) : Buffer.from(chunk);
}
