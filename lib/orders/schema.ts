import { z } from "zod";
import { readDecimal } from "@/lib/base/decimal";
import { readIsoTime } from "@/lib/base/iso-time";
import { NAME_LIMIT, ORDER_LIMITS, QUANTITY_LIMITS } from "@/lib/base/limits";
import { cursorSchema, emailSchema, lineText, searchText } from "@/lib/base/schemas";
import { isBlank } from "@/lib/base/text";
import { knownLocale } from "@/lib/i18n/locales";
import { MONEY_DECIMALS, QUANTITY_DECIMALS } from "@/lib/orders/adjust-order";
import { tagsSchema } from "@/lib/orders/customer-tags";

/** A decimal number in plain digits; null where it is none. */
const decimalText = (decimals: number) =>
  z.union([z.string(), z.number()]).transform((value) => readDecimal(value, decimals)?.text ?? "");

/** A decimal number written out, such as "49.90"; money never becomes a float. */
const moneySchema = decimalText(MONEY_DECIMALS).pipe(
  z.string().regex(/^-?\d{1,12}(\.\d+)?$/, "money"),
);

const quantitySchema = decimalText(QUANTITY_DECIMALS)
  .refine((text) => text !== "", "quantity")
  .transform(Number)
  .pipe(z.number().min(QUANTITY_LIMITS.min, "quantity").max(QUANTITY_LIMITS.max, "quantity"));

const line = (limit: { maxLength: number }) =>
  lineText(limit, "lineTooLong").refine((value) => value !== "", "required");

/** Null where it is left out or says nothing. */
const optionalLine = (limit: { maxLength: number }) =>
  lineText(limit, "lineTooLong")
    .nullish()
    .transform((value) => value || null);

const itemSchema = z.object({
  name: line(ORDER_LIMITS.itemName),
  sku: optionalLine(ORDER_LIMITS.itemSku),
  quantity: quantitySchema,
  total: moneySchema,
});

const EARLIEST = new Date("1970-01-01T00:00:00Z");
const LATEST = new Date("9999-01-01T00:00:00Z");

const momentSchema = z.string("dateTime").transform((text, context) => {
  const moment = readIsoTime(text);
  if (moment && moment >= EARLIEST && moment < LATEST) return moment;
  context.addIssue({ code: "custom", message: "dateTime" });
  return z.NEVER;
});

const customerSchema = z.object({
  // Null or left out: nothing about this order can be mailed.
  email: z
    .union([
      z
        .string()
        .refine(isBlank)
        .transform(() => null),
      emailSchema,
    ])
    .nullish(),
  // What was given in its place and cannot be emailed.
  unusableEmail: optionalLine(ORDER_LIMITS.unusableEmail).optional(),
  name: line(ORDER_LIMITS.customerName),
  firstName: optionalLine(NAME_LIMIT).optional(),
  lastName: optionalLine(NAME_LIMIT).optional(),
  // Left out: those there are stay.
  tags: tagsSchema.nullish(),
});

export const upsertOrderSchema = z.object({
  externalId: line(ORDER_LIMITS.externalId),
  number: line(ORDER_LIMITS.number),
  status: line(ORDER_LIMITS.status),
  currency: z
    .string("invalidValue")
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, "currency"),
  total: moneySchema,
  placedAt: momentSchema,
  // When the shop system changed it last. An older state never takes a newer one's place.
  changedAt: momentSchema.nullish(),
  customer: customerSchema,
  items: z.array(itemSchema).max(ORDER_LIMITS.items.maxLength, "tooMany").default([]),
  // As shop systems write it: "da", "da-DK", "da_DK". Null: one we do not speak, so the shop's.
  locale: lineText(35, "lineTooLong").nullable().transform(knownLocale).optional(),
});
export type UpsertOrder = z.output<typeof upsertOrderSchema>;

export const ORDER_FILTERS = ["open", "waiting", "low"] as const;
export type OrderFilter = (typeof ORDER_FILTERS)[number];

/** The list's search and filter, as they stand in the URL; odd values count as none. */
export const orderListSchema = z.object({
  q: searchText,
  filter: z.enum(ORDER_FILTERS).nullish().catch(null),
  cursor: cursorSchema,
});
