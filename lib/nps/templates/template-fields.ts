import { isolate } from "@/lib/base/bidi";
import { escapeHtml } from "@/lib/base/escape-html";

/** What a template's subject and body can have filled in. */
export const FACT_FIELDS = [
  "customer_first_name",
  "order_number",
  "shop_name",
  "shop_url",
  "update_title",
  "agent_first_name",
] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** What only a body can: the row of buttons, and the link that stops such mails. */
export const BODY_FIELDS = ["nps_scale", "unsubscribe_url"] as const;

/** The facts of one mail; `rateUrl` is without a query. */
export type FieldValues = Record<FactField, string> & { rateUrl: string; unsubscribeUrl: string };

/** Stands for the buttons while the body is made safe; nobody's own text can hold it. */
export const SCALE_MARK = "\uE000";

// The blanks before a field are taken from their first on: looking from each of them would take for ever.
const FIELD = /(?:(?<![ ,])([ ,]+))?\{([A-Za-z_][A-Za-z0-9_]*)\}|\$\$([A-Za-z][A-Za-z0-9_.]*)\$\$/g;
const RATE_URL = /^Ticket\.RateUrl(0\d|10)$/;

/** The score a field such as `Ticket.RateUrl08` links to; null for any other field. */
function scoreOf(name: string): number | null {
  const digits = RATE_URL.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Whether a body leads to an answer at all: one of the rating links or the row of buttons. */
export function hasRateLink(body: string): boolean {
  return fieldsIn(body).some((name) => name === "nps_scale" || scoreOf(name) !== null);
}

/** The fields nobody knows, as they were typed and each once: `{discount}`, `$$Ticket.Name$$`. */
export function unknownFields(subject: string, body: string): string[] {
  const known = new Set<string>(FACT_FIELDS);
  const inSubject = fieldsIn(subject).filter((name) => !known.has(name));
  for (const field of BODY_FIELDS) known.add(field);
  const inBody = fieldsIn(body).filter((name) => !known.has(name) && scoreOf(name) === null);
  const typed = (name: string, text: string) =>
    text.includes(`{${name}}`) ? `{${name}}` : `$$${name}$$`;
  return [
    ...new Set([
      ...inSubject.map((name) => typed(name, subject)),
      ...inBody.map((name) => typed(name, body)),
    ]),
  ];
}

/** Whether the body has its own way to stop such mails. */
export function hasUnsubscribeLink(body: string): boolean {
  return fieldsIn(body).includes("unsubscribe_url");
}

/** A text without its fields, for looking at the words alone. */
export function withoutFields(text: string): string {
  return text.replace(FIELD, " ");
}

function fieldsIn(text: string): string[] {
  return [...text.matchAll(FIELD)].map(([, , token, dollar]) => token ?? dollar ?? "");
}

/** A subject with its fields filled in, on one line. Braces in a value stay as they are. */
export function fillSubject(subject: string, values: FieldValues): string {
  const filled = fill(subject, (name) => factOf(name, values));
  return filled.replace(/\s+/g, " ").trim();
}

/**
 * A body with its fields filled in and everything escaped that a person typed; the buttons are a
 * mark that is replaced once the whole is safe. `link` makes an address one can follow.
 */
export function fillBody(body: string, values: FieldValues, link: (url: string) => string): string {
  return fill(body.replaceAll(SCALE_MARK, ""), (name) => {
    if (name === "nps_scale") return SCALE_MARK;
    if (name === "unsubscribe_url") return link(values.unsubscribeUrl);
    const score = scoreOf(name);
    if (score !== null) return link(`${values.rateUrl}?rating=${score}`);
    const fact = factOf(name, values);
    return fact === null ? null : escapeHtml(fact.replaceAll(SCALE_MARK, ""));
  });
}

/** A field without a value goes with the blank or comma before it: nobody is greeted as "Hello ,". */
function fill(text: string, facts: (name: string) => string | null): string {
  return text.replace(FIELD, (typed, before: string | undefined, token, dollar) => {
    const value = facts(token ?? dollar);
    if (value === null) return typed;
    return value === "" ? "" : `${before ?? ""}${value}`;
  });
}

function factOf(name: string, values: FieldValues): string | null {
  return (FACT_FIELDS as readonly string[]).includes(name)
    ? isolate(values[name as FactField])
    : null;
}
