import { z } from "zod";
import { SEGMENT_LIMITS, SURVEY_INTERVAL, SURVEY_LIMITS } from "@/lib/base/limits";
import { problem } from "@/lib/base/problem";
import { idSchema, lineText, type Range, wholeNumber } from "@/lib/base/schemas";
import type { NAMED_SURVEY_KINDS, SEGMENTS } from "@/lib/base/vocabularies";
import { afterVotingSchema, listIds, templateIdSchema } from "@/lib/nps/campaigns/schema";

export type SurveyKind = (typeof NAMED_SURVEY_KINDS)[number];

export type SegmentKind = (typeof SEGMENTS)[number];

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
export const surveyIdSchema = z.object({ surveyId: idSchema });

const timing = z.discriminatedUnion(
  "kind",
  [
    z.object({
      kind: z.literal("relationship"),
      days: wholeNumber(SURVEY_INTERVAL, "daysRange"),
    }),
    z.object({
      kind: z.enum(["lifecycle", "order", "delivery"]),
      days: wholeNumber(SURVEY_LIMITS.days, "daysRange"),
    }),
  ],
  "chooseKind",
);

const open = { segmentFrom: null, segmentTo: null, segmentText: null };
const everybody = z
  .object({ segment: z.literal("all") })
  .transform((one): Segment => ({ ...open, ...one }));

type Unit = "numberRangeOrEmpty" | "daysRangeOrEmpty";

const end = (limits: Range, unit: Unit) =>
  z
    .union(
      [z.literal("").transform(() => null), wholeNumber(limits, unit)],
      problem(unit, { min: limits.min, max: limits.max }),
    )
    .nullish();

const range = <K extends "order_count" | "last_order">(kind: K, unit: Unit) =>
  z
    .object({
      segment: z.literal(kind),
      segmentFrom: end(SEGMENT_LIMITS[kind], unit),
      segmentTo: end(SEGMENT_LIMITS[kind], unit),
    })
    .refine((one) => (one.segmentFrom ?? one.segmentTo ?? null) !== null, {
      path: ["segmentFrom"],
      error: "segmentRange",
    })
    .refine((one) => (one.segmentFrom ?? 0) <= (one.segmentTo ?? SEGMENT_LIMITS[kind].max), {
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

const named = <K extends "product" | "tag">(kind: K, missing: string) =>
  z
    .object({
      segment: z.literal(kind),
      segmentText: z
        .string(missing)
        .pipe(lineText(SEGMENT_LIMITS[kind]))
        .pipe(z.string().min(1, missing)),
    })
    .transform((one): Segment => ({ ...open, ...one }));

const tag = named("tag", "segmentTag").transform(
  (one): Segment => ({ ...one, segmentText: one.segmentText?.toLowerCase() ?? null }),
);

/** Whom a survey asks, as its form sends it: only what the chosen kind needs is read. */
const segmentSchema = z.discriminatedUnion(
  "segment",
  [
    everybody,
    range("order_count", "numberRangeOrEmpty"),
    range("last_order", "daysRangeOrEmpty"),
    named("product", "segmentProduct"),
    tag,
  ],
  "chooseSegment",
);

const batch = { batchSize: wholeNumber(SURVEY_LIMITS.batchSize) };

/** The part of a survey that decides when and whom it asks. */
export const planSchema = z.intersection(z.object(batch), z.intersection(timing, segmentSchema));

const rest = z.object({
  name: z
    .string("surveyName")
    .pipe(lineText(SURVEY_LIMITS.name))
    .pipe(z.string().min(1, "surveyName")),
  templateId: templateIdSchema,
  ...listIds,
});

/** A survey as its form sends it. Messages are keys of the catalogue's `errors`. */
export const surveySchema = z.intersection(z.intersection(rest, afterVotingSchema), planSchema);
/** With the survey it is saved as; an empty one or none makes a new survey. */
export const writtenSurveySchema = surveySchema.and(
  z.object({ surveyId: z.union([z.literal(""), idSchema]).optional() }),
);
export type SurveyInput = z.output<typeof surveySchema>;
