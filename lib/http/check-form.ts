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
  if (!hasPlainHeads(bytes.toString("latin1"), type)) refuse();
  const form = await formDataOf(bytes, type).catch(refuse);
  if ([...form.keys()].length > FIELDS_MAX) throw new AppError("too_large");
  if (calls) {
    requireArguments(only(form, "0"));
    if ([...form.keys()].some((name) => name !== "0" && /^\d/.test(name))) refuse();
    return;
  }
  for (const name of form.keys()) {
    const place = /^\$ACTION_REF_(.*)$/s.exec(name)?.[1];
    if (place !== undefined) requireBound(form, place);
  }
}

const HEAD =
  /^content-disposition: form-data; name="[^"\r\n]*"(?:; filename="[^"\r\n]*")?(?:\r\ncontent-type: [^\r\n]*)?$/i;

/** Whether each part begins as browsers write it: there Next, React and we read the same. */
function hasPlainHeads(text: string, type: string): boolean {
  const [, quoted, bare] = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(type) ?? [];
  const [before, ...parts] = `\r\n${text}`.split(`\r\n--${quoted ?? bare}`);
  const end = parts.pop();
  if (before !== "" || end === undefined || !/^--(?:\r\n)?$/.test(end)) return false;
  return parts.every((part) => {
    const head = part.slice(0, part.indexOf("\r\n\r\n"));
    return part.startsWith("\r\n") && HEAD.test(head.slice(2)) && !hasControls(head);
  });
}

/** Other than the ends of its lines. */
function hasControls(head: string): boolean {
  return Buffer.from(head.replaceAll("\r\n", ""), "latin1").some(
    (byte) => byte < 0x20 || byte === 0x7f,
  );
}

/** Sent without scripts, a form names its action, and has what that is called with besides in a part of its own. */
function requireBound(form: FormData, place: string): void {
  const action = only(form, `$ACTION_${place}:0`);
  if (typeof action !== "string" || !BOUND_ACTION.test(action)) refuse();
  requireArguments(only(form, `$ACTION_${place}:1`));
}

/** React reads what stands twice in more ways than one. */
function only(form: FormData, name: string): FormDataEntryValue | null {
  const [value = null, ...more] = form.getAll(name);
  return more.length > 0 ? refuse() : value;
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
