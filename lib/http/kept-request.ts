import { HeldMessage } from "@/lib/http/held-message";

/** More than any form of words sends; files are not kept. */
const MOST = 256 * 1024;

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)\b/;

/** A request that remembers what a form without scripts has sent: it may have to be shown once more. */
export class KeptRequest extends HeldMessage {
  private readonly kept: Buffer[] = [];
  private size = 0;

  override push(chunk: Buffer | null, encoding?: BufferEncoding): boolean {
    if (chunk && this.isForm()) {
      this.size += chunk.length;
      if (this.size <= MOST) this.kept.push(chunk);
      else this.kept.length = 0;
    }
    return super.push(chunk, encoding);
  }

  /** The texts of the form, in its order; none for anything else. */
  async fields(): Promise<[name: string, value: string][]> {
    if (this.kept.length === 0 || !this.complete) return [];
    const headers = { "content-type": this.headers["content-type"] ?? "" };
    const form = await new Response(Buffer.concat(this.kept), { headers })
      .formData()
      .catch(() => []);
    return [...form].filter((field): field is [string, string] => typeof field[1] === "string");
  }

  private isForm(): boolean {
    const { "next-action": called, "content-type": type = "" } = this.headers;
    return this.method === "POST" && called === undefined && FORM.test(type);
  }
}
