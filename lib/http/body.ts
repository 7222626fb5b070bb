import type { z } from "zod";
import { AppError } from "@/lib/base/errors";
import {
  decodeForm,
  decodeText,
  mediaTypeOf,
  refuseUnreadable,
  requireUtf8Parts,
} from "@/lib/http/body-text";
import { parse } from "@/lib/http/parse";

const MAX_BYTES = 256 * 1024;

/** What a route takes: `body` is the JSON's schema, without one the body is left unread. */
export type BodyRules<Body> = {
  body?: z.ZodType<Body>;
  /** No body at all counts as `{}`. */
  bodyOptional?: boolean;
};

/** The body's bytes. Throws `too_large` above 256 kB without reading on, and `unsupported_type`. */
export async function readBody(request: Request, rules: BodyRules<unknown>): Promise<Buffer> {
  if (!rules.body) return Buffer.alloc(0);
  const bytes = await readBytes(request, MAX_BYTES);
  if (bytes.length > 0 || !rules.bodyOptional) requireJsonType(request);
  return bytes;
}

/**
 * A body of at most so many bytes. Throws `too_large` as soon as it is more, `invalid` where it breaks
 * off, and `unsupported_type` for one that is compressed or in a character set we do not read.
 */
export async function readBytes(request: Request, max: number): Promise<Buffer> {
  refuseUnreadable(request.headers);
  if (Number(request.headers.get("content-length")) > max) throw new AppError("too_large");
  if (!request.body) return Buffer.alloc(0);
  const reader = request.body.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const { value } = await reader.read().catch(brokenOff);
    if (!value) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > max) {
      await reader.cancel();
      throw new AppError("too_large");
    }
    chunks.push(value);
  }
}

/** What a body of a form's content type contains. Rejects what is no form, and throws what `decodeText` throws. */
export async function formDataOf(bytes: Buffer, type: string): Promise<FormData> {
  if (mediaTypeOf(type) === "application/x-www-form-urlencoded") {
    const form = new FormData();
    for (const [name, value] of decodeForm(bytes, type)) form.append(name, value);
    return form;
  }
  const body = new Response(new Uint8Array(bytes), { headers: { "content-type": type } });
  const form = await body.formData();
  requireUtf8Parts(bytes, form);
  return form;
}

/** A posted form of at most 256 kB; null for more, which is not read on, and for what is no form. */
export async function readForm(request: Request): Promise<FormData | null> {
  try {
    const bytes = await readBytes(request, MAX_BYTES);
    return await formDataOf(bytes, request.headers.get("content-type") ?? "");
  } catch {
    return null;
  }
}

/** A client that goes away in the middle is no fault of ours. */
function brokenOff(): never {
  throw new AppError("invalid", { fields: { body: "json" } });
}

function requireJsonType(request: Request): void {
  const type = mediaTypeOf(request.headers.get("content-type") ?? "");
  if (type !== "application/json") throw new AppError("unsupported_type");
}

/** What the bytes say, parsed with the schema. Throws `invalid`, for anything but JSON as field `body`. */
export function parseBody<Body>(bytes: Uint8Array, rules: BodyRules<Body>): Body {
  if (!rules.body) return undefined as Body;
  return parse(rules.body, bytes.length === 0 && rules.bodyOptional ? {} : json(bytes));
}

function json(bytes: Uint8Array): unknown {
  const text = decodeText(bytes, "application/json");
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError("invalid", { fields: { body: "json" } });
  }
}
