import { AppError } from "@/lib/base/errors";
import { formDataOf } from "@/lib/http/body";
import { decodeText, FIELDS_MAX, MULTIPART, mediaTypeOf } from "@/lib/http/body-text";

/** What a form of ours sends, as Next takes it: how it calls an action, and in what it is written. */
type Sent = { calls: boolean; type: string };

/**
 * Looks at the body of a post to one of our pages before Next does, which answers 500 to what it cannot
 * read and puts U+FFFD where bytes are no text. Throws `invalid` and `unsupported_type`.
 */
export async function checkForm(bytes: Buffer, { calls, type }: Sent): Promise<void> {
  if (mediaTypeOf(type) !== MULTIPART) return requireArguments(decodeText(bytes, ""));
  const form = await formDataOf(bytes, type).catch(refuse);
  if ([...form.keys()].length > FIELDS_MAX) throw new AppError("too_large");
  if (calls) {
    requireArguments(form.get("0"));
    if ([...form.keys()].some((name) => name !== "0" && /^\d/.test(name))) refuse();
    return;
  }
  for (const name of form.keys()) {
    const place = /^\$ACTION_REF_(.*)$/s.exec(name)?.[1];
    if (place !== undefined) requireBound(form, place);
  }
}

/** Sent without scripts, a form names its action, and has what that is called with besides in a part of its own. */
function requireBound(form: FormData, place: string): void {
  const action = form.get(`$ACTION_${place}:0`);
  if (typeof action !== "string" || !BOUND_ACTION.test(action)) refuse();
  requireArguments(form.get(`$ACTION_${place}:1`));
}

const BOUND_ACTION = /^\{"id":"[\da-f]{1,64}","bound":"\$@1"\}$/;
const ARGUMENTS_MAX = 10;
/** The state of a form is flat, but for its values and sentences. */
const DEPTH_MAX = 10;

/** Our actions take texts, a form and the state it had: of React's notation only what these need. */
function requireArguments(text: FormDataEntryValue | null): void {
  if (typeof text !== "string") refuse();
  const args = read(text);
  if (!Array.isArray(args) || args.length > ARGUMENTS_MAX) refuse();
  const others = args.filter((one) => !(typeof one === "string" && FORM.test(one)));
  // One form: React looks through all fields for each.
  if (others.length < args.length - 1 || !isPlain(others, 0)) refuse();
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return refuse();
  }
}

/** The form among the parts. */
const FORM = /^\$K[\da-f]{1,4}$/;
/** Other texts that begin with a dollar mean something to React as well: `$$` is one dollar. */
const TEXT = /^(?:[^$]|\$\$|\$undefined$|$)/;

function isPlain(value: unknown, depth: number): boolean {
  if (typeof value === "string") return TEXT.test(value);
  if (typeof value !== "object" || value === null) return true;
  if (depth >= DEPTH_MAX || Object.hasOwn(value, "__proto__")) return false;
  return Object.values(value).every((one) => isPlain(one, depth + 1));
}

function refuse(error?: unknown): never {
  throw error instanceof AppError ? error : new AppError("invalid");
}
