import { z } from "zod";
import { lineText } from "@/lib/base/schemas";
import type { SEGMENTS, SURVEY_KINDS } from "@/lib/base/vocabularies";
import {
  landingUrlOrNone,
  listIds,
  templateIdSchema,
  wholeNumber,
} from "@/lib/nps/campaigns/schema";

export type SurveyKind = (typeof SURVEY_KINDS)[number];

export type SegmentKind = (typeof SEGMENTS)[number];

const DAYS_MAX = 730;
const BATCH_MAX = 10_000;

/** Customers a survey is for; what its kind does not ask for is null. */
export type Segment = {
  segment: SegmentKind;
  segmentFrom: number | null;
  segmentTo: number | null;
  segmentText: string | null;
};

/** When and whom a new survey asks until somebody says otherwise. */
export const NEW_SURVEY = {
  kind: "relationship",
  days: 90,
  batchSize: 500,
  segment: "all",
  segmentFrom: null,
  segmentTo: null,
  segmentText: null,
} as const satisfies Segment & { kind: SurveyKind; days: number; batchSize: number };

/** Which survey a form is about. */
export const surveyIdSchema = z.object({ surveyId: z.uuid("notFound") });

const daysFrom = (min: number, message: string) => ({
  days: wholeNumber(min, DAYS_MAX, message),
});

const timing = z.discriminatedUnion(
  "kind",
  [
    z.object({ kind: z.literal("relationship"), ...daysFrom(7, "surveyEvery") }),
    z.object({
      kind: z.enum(["lifecycle", "order", "delivery"]),
      ...daysFrom(0, "surveyAfter"),
    }),
  ],
  "chooseKind",
);

const open = { segmentFrom: null, segmentTo: null, segmentText: null };
const everybody = z
  .object({ segment: z.literal("all") })
  .transform((one): Segment => ({ ...open, ...one }));

const end = (max: number, message: string) =>
  z.union([z.literal("").transform(() => null), wholeNumber(0, max, message)], message).nullish();

const range = <K extends "order_count" | "last_order">(kind: K, max: number, message: string) =>
  z
    .object({
      segment: z.literal(kind),
      segmentFrom: end(max, message),
      segmentTo: end(max, message),
    })
    .refine((one) => (one.segmentFrom ?? one.segmentTo ?? null) !== null, {
      path: ["segmentFrom"],
      error: "segmentRange",
    })
    .refine((one) => (one.segmentFrom ?? 0) <= (one.segmentTo ?? max), {
      path: ["segmentTo"],
      error: "segmentOrder",
    })
    .transform(
      ({ segment, segmentFrom = null, segmentTo = null }): Segment => ({
        ...open,
        segment,
        segmentFrom,
        segmentTo,
      }),
    );

const named = <K extends "product" | "tag">(kind: K, max: number, missing: string) =>
  z
    .object({
      segment: z.literal(kind),
      segmentText: z
        .string(missing)
        .pipe(lineText(max, "lineTooLong"))
        .pipe(z.string().min(1, missing)),
    })
    .transform((one): Segment => ({ ...open, ...one }));

const tag = named("tag", 50, "segmentTag").transform(
  (one): Segment => ({ ...one, segmentText: one.segmentText?.toLowerCase() ?? null }),
);

/** Whom a survey asks, as its form sends it: only what the chosen kind needs is read. */
const segmentSchema = z.discriminatedUnion(
  "segment",
  [
    everybody,
    range("order_count", 100_000, "segmentOrders"),
    range("last_order", 36_500, "segmentDays"),
    named("product", 200, "segmentProduct"),
    tag,
  ],
  "chooseSegment",
);

const batch = { batchSize: wholeNumber(1, BATCH_MAX, "batchRange") };

/** The part of a survey that decides when and whom it asks. */
export const planSchema = z.intersection(z.object(batch), z.intersection(timing, segmentSchema));

const rest = z.object({
  name: z
    .string("surveyName")
    .pipe(lineText(100, "lineTooLong"))
    .pipe(z.string().min(1, "surveyName")),
  templateId: templateIdSchema,
  ...listIds,
  successUrl: landingUrlOrNone,
  errorUrl: landingUrlOrNone,
});

/** A survey as its form sends it. Messages are keys of the catalogue's `errors`. */
export const surveySchema = z.intersection(rest, planSchema);
export type SurveyInput = z.output<typeof surveySchema>;
