import { containBidi } from "@/lib/base/bidi";
import { AppError } from "@/lib/base/errors";
import { sentQuery } from "@/lib/base/request-facts";
import { isWorthReading } from "@/lib/base/schemas";
import { isBlank, normalizeText, textLength } from "@/lib/base/text";
import { formDataOf, readBytes } from "@/lib/http/body";
import { decodeForm, decodeText, mediaTypeOf } from "@/lib/http/body-text";
import { SurveyRefusal } from "@/lib/identity/access/survey-refusal";

const BODY_MAX = 64 * 1024;
/** No key or code is longer. */
const KEY_MAX = 1000;

/** What a request says, from its query and its body alike: the body's word counts. */
export class Parameters {
  readonly #values: Map<string, unknown>;

  constructor(values: Map<string, unknown>) {
    this.#values = values;
  }

  /** Whether anything stands under this name; null and texts in which nothing can be seen are nothing. */
  has(name: string): boolean {
    const value = this.#values.get(name);
    if (typeof value === "object") return value !== null;
    return value !== undefined && !isBlank(String(value));
  }

  /** A key as it was sent; null where it is absent, and text that fits nothing where it is no text. */
  key(name: string): string | null {
    if (!this.has(name)) return null;
    const value = this.#values.get(name);
    return typeof value === "object" || String(value).length > KEY_MAX ? " " : textOf(value);
  }

  /**
   * A parameter's text, trimmed; null where it is absent, null or empty. Throws 400 for what is no
   * plain value or longer than `max` characters.
   */
  text(name: string, max = 200): string | null {
    if (!this.has(name)) return null;
    const value = this.#values.get(name);
    if (typeof value === "object") throw new SurveyRefusal(400, "wrongText", { name, max });
    if (!isWorthReading(String(value), max))
      throw new SurveyRefusal(400, "wrongText", { name, max });
    const text = textOf(value);
    if (textLength(text) > max) throw new SurveyRefusal(400, "wrongText", { name, max });
    return text;
  }

  /** Throws 404 for the first of these parameters that is not there. */
  require(...names: string[]): void {
    const name = names.find((one) => !this.has(one));
    if (name !== undefined) throw new SurveyRefusal(404, "missing", { name });
  }
}

function textOf(value: unknown): string {
  return value === undefined ? "" : containBidi(normalizeText(String(value))).trim();
}

/** Reads a request's parameters: query, and a body of JSON or form fields. Throws 400, 413 and 415. */
export async function readParameters(request: Request): Promise<Parameters> {
  const query = Buffer.from(sentQuery() ?? new URL(request.url).search.slice(1), "latin1");
  const values = new Map<string, unknown>(decodeForm(query));
  if (request.method !== "POST") return new Parameters(values);
  for (const [name, value] of await readFields(request)) {
    // "Empty strings for what they leave out": such a one does not hide the query's.
    const nothing = value === null || (typeof value === "string" && isBlank(value));
    if (!nothing) values.set(name, value);
  }
  return new Parameters(values);
}

async function readFields(request: Request): Promise<[string, unknown][]> {
  const bytes = await readBytes(request, BODY_MAX);
  const type = request.headers.get("content-type") ?? "";
  try {
    if (mediaTypeOf(type) === "multipart/form-data") return await multipartFields(bytes, type);
    return fieldsOf(bytes, type);
  } catch (error) {
    throw error instanceof AppError ? error : new SurveyRefusal(400, "wrongBody");
  }
}

/** Files among the fields are left out like any parameter nobody knows. */
async function multipartFields(bytes: Buffer, type: string): Promise<[string, unknown][]> {
  return [...(await formDataOf(bytes, type))].filter(([, value]) => typeof value === "string");
}

/** JSON by its look where the type does not tell: some clients send it as text. */
function fieldsOf(bytes: Buffer, type: string): [string, unknown][] {
  const name = mediaTypeOf(type);
  if (name === "application/x-www-form-urlencoded") return decodeForm(bytes, type);
  const body = decodeText(bytes, type);
  if (body.trim() === "") return [];
  const looks = name === "application/json" || body.trimStart().startsWith("{");
  if (!looks) return decodeForm(bytes, type);
  const json: unknown = JSON.parse(body);
  if (json && typeof json === "object" && !Array.isArray(json)) return Object.entries(json);
  throw new Error("A body of JSON that names no parameters.");
}
