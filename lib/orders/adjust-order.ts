import { readDecimal } from "@/lib/base/decimal";
import { readEmail } from "@/lib/base/email-address";
import { readIsoTime } from "@/lib/base/iso-time";
import { NAME_LIMIT, ORDER_LIMITS } from "@/lib/base/limits";
import { oneLineText } from "@/lib/base/schemas";
import { isBlank, shorten } from "@/lib/base/text";
import { TAGS_MAX, tagSchema } from "@/lib/orders/customer-tags";

/** How something was adjusted so that it could be stored; see docs/api.md. */
export type Adjustment = {
  /** As in errors: `items.0.total`. */
  field: string;
  reason: "not_emailable" | "rounded" | "shortened" | "filled_in" | "left_out" | "older_state";
};

/** Nothing was stored: what stands there is newer. */
export const OLDER_STATE: Adjustment = { field: "changedAt", reason: "older_state" };

type Fields = Record<string, unknown>;

/** Decimals kept; more than any currency or scale has. */
export const MONEY_DECIMALS = 10;
export const QUANTITY_DECIMALS = 6;
/** Texts that are longer are not looked at: their beginning says what they say. */
const READ_MAX = 2_000;

/**
 * An order as a shop system sent it, with what would keep it from being stored put right, and a list of
 * that. What it is known by, its money and its time are left to be refused.
 */
export function adjustOrder(body: unknown): unknown {
  if (!isObject(body)) return body;
  const adjusted: Adjustment[] = [];
  const note = (field: string, reason: Adjustment["reason"]) => {
    adjusted.push({ field, reason });
  };
  const { items, ...order } = body;
  return {
    ...order,
    externalId: idText(order.externalId),
    number: idText(order.number),
    status: fitting(order.status, ORDER_LIMITS.status, "status", note),
    total: rounded(order.total, MONEY_DECIMALS, "total", note),
    ...(typeof order.changedAt === "string" && {
      changedAt: readableTime(order.changedAt, note),
    }),
    ...(typeof order.locale === "string" && { locale: shorten(order.locale.slice(0, 99), 35) }),
    customer: isObject(order.customer) ? adjustCustomer(order.customer, note) : order.customer,
    items: Array.isArray(items) ? adjustItems(items, note) : (items ?? []),
    adjusted,
  };
}

type Note = (field: string, reason: Adjustment["reason"]) => void;

function adjustCustomer(customer: Fields, note: Note): Fields {
  const { email, tags, name } = customer;
  const [firstName, lastName] = (["firstName", "lastName"] as const).map((part) =>
    fitting(customer[part], NAME_LIMIT, `customer.${part}`, note),
  );
  const whole = [firstName, lastName].filter((part) => typeof part === "string").join(" ");
  const unnamed = (name === undefined || name === null || isEmpty(name)) && !isBlank(whole);
  return {
    ...customer,
    firstName,
    lastName,
    name: fitting(unnamed ? whole : name, NAME_LIMIT, "customer.name", note),
    ...(typeof email === "string" && addressOf(email, note)),
    ...(Array.isArray(tags) && { tags: fittingTags(tags, note) }),
  };
}

/** An address that cannot be emailed is kept as it was given, apart from those that can. */
function addressOf(email: string, note: Note): Fields {
  if (isEmpty(email)) return { email: null, unusableEmail: null };
  if (readEmail(email) !== null) return { email, unusableEmail: null };
  note("customer.email", "not_emailable");
  const { maxLength } = ORDER_LIMITS.unusableEmail;
  return { email: null, unusableEmail: shorten(oneLineText(email.slice(0, READ_MAX)), maxLength) };
}

function fittingTags(tags: unknown[], note: Note): unknown[] {
  const kept: unknown[] = [];
  for (const [index, tag] of tags.entries()) {
    if (isEmpty(tag) || tag === null) continue;
    if (kept.length === TAGS_MAX) {
      note("customer.tags", "shortened");
      break;
    }
    if (typeof tag !== "string" || tagSchema.safeParse(tag).success) kept.push(tag);
    else note(`customer.tags.${index}`, "left_out");
  }
  return kept;
}

function adjustItems(items: unknown[], note: Note): unknown[] {
  const { maxLength } = ORDER_LIMITS.items;
  if (items.length > maxLength) note("items", "shortened");
  return items.slice(0, maxLength).flatMap((item, index) => {
    if (!isObject(item)) {
      note(`items.${index}`, "left_out");
      return [];
    }
    const field = (name: string) => `items.${index}.${name}`;
    const amount = (value: unknown, decimals: number, name: string, otherwise: string) => {
      const text = readDecimal(value, decimals) && rounded(value, decimals, field(name), note);
      if (text === null) note(field(name), "filled_in");
      return text ?? otherwise;
    };
    const sku = idText(item.sku);
    const name = isEmpty(item.name) || item.name === null ? nameless(sku) : item.name;
    if (name !== item.name) note(field("name"), "filled_in");
    return {
      ...item,
      name: fitting(name, ORDER_LIMITS.itemName, field("name"), note),
      sku: fitting(sku, ORDER_LIMITS.itemSku, field("sku"), note),
      quantity: amount(item.quantity, QUANTITY_DECIMALS, "quantity", "1"),
      total: amount(item.total, MONEY_DECIMALS, "total", "0"),
    };
  });
}

/** What stands for the name of an item that has none. */
function nameless(sku: unknown): string {
  return typeof sku === "string" && !isBlank(sku) ? sku : "–";
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isEmpty(value: unknown): boolean {
  return typeof value === "string" && isBlank(value);
}

/** An id is often a number where it comes from. */
function idText(value: unknown): unknown {
  return Number.isSafeInteger(value) ? String(value) : value;
}

function fitting(value: unknown, limit: { maxLength: number }, field: string, note: Note) {
  if (typeof value !== "string") return value;
  const text = oneLineText(value.slice(0, READ_MAX));
  const short = shorten(text, limit.maxLength);
  if (short !== text || value.length > READ_MAX) note(field, "shortened");
  return short;
}

function rounded(value: unknown, decimals: number, field: string, note: Note): unknown {
  const decimal = readDecimal(value, decimals);
  if (decimal?.rounded) note(field, "rounded");
  return decimal?.text ?? value;
}

function readableTime(text: string, note: Note): string | null {
  if (readIsoTime(text)) return text;
  if (!isBlank(text)) note("changedAt", "left_out");
  return null;
}
