import { AppError } from "@/lib/base/errors";
import { problem } from "@/lib/base/problem";

const UTF_8 = "utf-8";
/** What forms are sent in besides: by the web's rules this is also what ISO-8859-1 and Latin-1 mean. */
const WINDOWS_1252 = "windows-1252";
const MULTIPART = "multipart/form-data";

/** A content type without its parameters, in lower case. */
export function mediaTypeOf(type: string): string {
  return type.split(";")[0]?.trim().toLowerCase() ?? "";
}

/**
 * Throws `unsupported_type`, with the reason as field `body`, for what could only be misread: a
 * compressed body, or text in a character set that this kind of body is not read in.
 */
export function refuseUnreadable(headers: Pick<Headers, "get">): void {
  const coding = headers.get("content-encoding")?.trim().toLowerCase() ?? "";
  if (coding !== "" && coding !== "identity") throw unsupported("contentEncoding", coding);
  encodingOf(headers.get("content-type") ?? "");
}

/** The text of a body of this content type. Throws `invalid` for bytes that are none, and `unsupported_type`. */
export function decodeText(bytes: Uint8Array, type: string): string {
  refuseUtf16(bytes);
  return decode(bytes, encodingOf(type));
}

/** The fields of a form that is sent like an address, `a=1&b=2`. Throws what `decodeText` throws. */
export function decodeForm(bytes: Uint8Array, type = ""): [string, string][] {
  refuseUtf16(bytes);
  const encoding = encodingOf(type);
  const pairs = Buffer.from(bytes).toString("latin1").split("&").filter(Boolean);
  return pairs.map((pair) => {
    const [name = "", ...value] = pair.split("=");
    return [decodeField(name, encoding), decodeField(value.join("="), encoding)];
  });
}

/** Reading a multipart body replaces what is no UTF-8. Throws for one in which that happened, and for parts in another character set. */
export function requireUtf8Parts(bytes: Buffer, form: FormData): void {
  const text = bytes.toString("latin1");
  for (const [, set = ""] of text.matchAll(PART_CHARSET))
    encodingOf(`${MULTIPART}; charset=${set}`);
  const replaced = [...form.values()].some((value) => String(value).includes("\uFFFD"));
  if (replaced) decode(bytes, UTF_8);
}

/** In the head of a part: few lines, of which the last is empty. */
const PART_CHARSET =
  /(?:^|\r\n)--[^\r\n]+\r\n(?:[^\r\n]+\r\n){0,8}?content-type:[^\r\n]*?charset\s*=\s*"?([^\s;"]+)/gi;

function decodeField(part: string, encoding: string): string {
  const bytes = part
    .replaceAll("+", " ")
    .replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return decode(Buffer.from(bytes, "latin1"), encoding);
}

/** Windows-1252 from byte 0x80 to 0x9F, where a space stands for none; Node decodes these as ISO-8859-1 does. */
const LETTERS_80 = "€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ";

function decode(bytes: Uint8Array, encoding: string): string {
  const text = encoding === WINDOWS_1252 ? decode1252(bytes) : decodeUtf8(bytes);
  if (text !== null) return text;
  throw new AppError("invalid", { fields: { body: problem("notText", { encoding }) } });
}

function decodeUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(UTF_8, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Null where a byte stands for no letter. */
function decode1252(bytes: Uint8Array): string | null {
  const letters = Array.from(bytes, (byte) =>
    byte < 0x80 || byte > 0x9f ? String.fromCharCode(byte) : LETTERS_80[byte - 0x80],
  );
  return letters.some((letter, index) => letter === " " && bytes[index] !== 0x20)
    ? null
    : letters.join("");
}

/** What the text of a body of this type is read in: UTF-8 where it does not say. */
function encodingOf(type: string): string {
  const set = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(type)?.[1]?.toLowerCase() ?? "";
  if (set === "" || set === "ascii" || set === "us-ascii") return UTF_8;
  const encoding = knownEncoding(set);
  const media = mediaTypeOf(type);
  const form = media !== "application/json" && media !== MULTIPART;
  if (encoding === UTF_8 || (form && encoding === WINDOWS_1252)) return encoding;
  throw unsupported("charset", set);
}

function knownEncoding(set: string): string | null {
  try {
    return new TextDecoder(set).encoding;
  } catch {
    return null;
  }
}

/** Some send it without saying so; its first two bytes tell. */
function refuseUtf16([first, second]: Uint8Array): void {
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked) throw unsupported("charset", "utf-16");
}

function unsupported(key: "contentEncoding" | "charset", name: string): AppError {
  const encoding = name.replace(/[^\w.,+ -]/g, "").slice(0, 40);
  return new AppError("unsupported_type", { fields: { body: problem(key, { encoding }) } });
}
