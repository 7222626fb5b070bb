import { z } from "zod";
import { cursorSchema, emailSchema, lineText, searchText } from "@/lib/base/schemas";
import { knownLocale } from "@/lib/i18n/locales";
import { tagsSchema } from "@/lib/orders/customer-tags";

/** A decimal number written out, such as "49.90"; money never becomes a float. */
const moneySchema = z
  .union([z.string(), z.number().transform(String)])
  .pipe(z.string().regex(/^-?\d{1,12}(\.\d{1,4})?$/, "money"));

const line = (max: number) =>
  lineText(max, "lineTooLong").refine((value) => value !== "", "required");

const itemSchema = z.object({
  name: line(300),
  sku: lineText(100, "lineTooLong").nullish(),
  quantity: z.int("wholeNumber").min(1, "wholeNumber").max(100_000, "wholeNumber"),
  total: moneySchema,
});

const EARLIEST = new Date("1970-01-01T00:00:00Z");
const LATEST = new Date("9999-01-01T00:00:00Z");

export const upsertOrderSchema = z.object({
  externalId: line(100),
  number: line(50),
  status: line(50),
  currency: z
    .string("invalidValue")
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, "currency"),
  total: moneySchema,
  placedAt: z.iso
    .datetime({ offset: true, error: "dateTime" })
    .transform((value) => new Date(value))
    .refine((moment) => moment >= EARLIEST && moment < LATEST, "dateTime"),
  customer: z.object({
    // Null or left out: nothing about this order can be mailed.
    email: z.union([emailSchema, z.literal("").transform(() => null)]).nullish(),
    name: line(100),
    // Left out: those there are stay.
    tags: tagsSchema.nullish(),
  }),
  items: z.array(itemSchema).max(500, "tooMany").default([]),
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
