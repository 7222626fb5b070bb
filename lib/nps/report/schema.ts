import { z } from "zod";
import { cursorSchema } from "@/lib/base/schemas";
import { CONTACTS } from "@/lib/base/vocabularies";
import { PERIODS, type PeriodName, type Span } from "@/lib/nps/report/periods";
import type { Band } from "@/lib/nps/score";

export type Contact = (typeof CONTACTS)[number];

export const BANDS = ["promoter", "passive", "detractor"] as const satisfies Band[];

/** What a whole page is about besides its period. */
export type Place = { channelId: number | null; categoryId: number | null };

/** Which answers; `product` is the name of an item of their orders. */
export type AnswerFilter = Span &
  Place & {
    /** One answer alone: what links on cards and customer pages lead to. */
    id: number | null;
    band: Band | null;
    score: number | null;
    contact: Contact | null;
    product: string | null;
    withComment: boolean;
    /** Only those that opened an update which is not solved yet. */
    openWork: boolean;
  };

/** Every answer there is. */
export const ALL_ANSWERS: AnswerFilter = {
  from: null,
  to: null,
  channelId: null,
  categoryId: null,
  id: null,
  band: null,
  score: null,
  contact: null,
  product: null,
  withComment: false,
  openWork: false,
};

/** What people type into the calculator, as it stands in the address. */
export type Calculation = Record<Band, string | null>;

/** A day as it stands in an address. No shop has answers outside of these, and days beyond are written differently here and there. */
export const daySchema = z.iso
  .date()
  .refine((text) => text >= "2000-01-01" && text <= "2099-12-31")
  .nullish()
  .catch(null);
const number = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)
  .nullish()
  .catch(null);
const flag = z
  .literal("1")
  .nullish()
  .catch(null)
  .transform((value) => value === "1");
const typed = z.string().max(20).nullish().catch(null);

const reportSchema = z.object({
  period: z.enum(PERIODS).nullish().catch(null),
  from: daySchema,
  to: daySchema,
  channel: number,
  category: number,
  promoters: typed,
  passives: typed,
  detractors: typed,
});

const answersSchema = reportSchema.extend({
  id: number,
  band: z.enum(BANDS).nullish().catch(null),
  score: z
    .string()
    .regex(/^(\d|10)$/)
    .transform(Number)
    .nullish()
    .catch(null),
  contact: z.enum(CONTACTS).nullish().catch(null),
  product: z.string().min(1).max(500).nullish().catch(null),
  comment: flag,
  work: flag,
  cursor: cursorSchema,
});

export type ReportSearch = Place & { period: PeriodName; custom: Span; calculation: Calculation };

/** The overview's address; odd values count as none. Without a period it is the last 90 days. */
export function readReportSearch(search: unknown): ReportSearch {
  const found = reportSchema.parse(search);
  const custom = { from: found.from ?? null, to: found.to ?? null };
  return {
    // Days that were typed in say what is meant better than a period left standing beside them.
    period: custom.from || custom.to ? "custom" : periodAlone(found.period),
    custom,
    channelId: found.channel ?? null,
    categoryId: found.category ?? null,
    calculation: {
      promoter: found.promoters ?? null,
      passive: found.passives ?? null,
      detractor: found.detractors ?? null,
    },
  };
}

function periodAlone(period: PeriodName | null | undefined): PeriodName {
  return period && period !== "custom" ? period : "90d";
}

/** The list's address; odd values count as none. */
export function readAnswersSearch(search: unknown): {
  filter: AnswerFilter;
  cursor: string | null;
} {
  const found = answersSchema.parse(search);
  return {
    filter: {
      from: found.from ?? null,
      to: found.to ?? null,
      channelId: found.channel ?? null,
      categoryId: found.category ?? null,
      id: found.id ?? null,
      band: found.band ?? null,
      score: found.score ?? null,
      contact: found.contact ?? null,
      product: found.product?.replaceAll("\0", "") || null,
      withComment: found.comment,
      openWork: found.work,
    },
    cursor: found.cursor ?? null,
  };
}
