import { z } from "zod";
import { EXPERIMENT_LIMITS } from "@/lib/base/limits";
import { cursorSchema, wholeNumber } from "@/lib/base/schemas";
import { SKIP_REASONS, VARIANTS } from "@/lib/base/vocabularies";
import { daySchema } from "@/lib/nps/report/schema";

/**
 * The outcome of something one could have been asked about: a reason of the scan's where it was
 * skipped, `due` where its day has not come, `never` where nobody decided, because invitations
 * were off.
 */
export const OUTCOMES = [
  "answered",
  "unanswered",
  "waiting",
  "due",
  "never",
  ...SKIP_REASONS,
] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a list can be about: one outcome, everybody asked, everybody not asked, or all. */
export const LISTED = ["all", "asked", "unasked", ...OUTCOMES] as const;
export type Listed = (typeof LISTED)[number];

/** Whom a list is about, as it stands in its address; odd values count as none. */
export const coverageListSchema = z.object({
  month: z
    .string()
    .regex(/^[1-9]\d{3}-(0[1-9]|1[0-2])$/)
    .nullish()
    .catch(null),
  way: z.union([z.literal("updates"), z.uuid()]).catch("updates"),
  reason: z.enum(LISTED).catch("all"),
  cursor: cursorSchema,
});

/** Customers never invited; with `left`, those left out in a span of days. Odd values count as none. */
export const peopleListSchema = z.object({
  left: z.literal("1").nullish().catch(null),
  from: daySchema,
  to: daySchema,
  cursor: cursorSchema,
});

const plannedEach = wholeNumber(EXPERIMENT_LIMITS.plannedEach);

/** A new experiment as its form sends it. Messages are keys of the catalogue's `errors`. */
export const experimentSchema = z.discriminatedUnion(
  "about",
  [
    z.object({
      about: z.literal("delay"),
      otherDays: wholeNumber(EXPERIMENT_LIMITS.otherDays, "daysRange"),
      plannedEach,
    }),
    z.object({
      about: z.literal("wording"),
      otherTemplateId: z.uuid("chooseTemplate"),
      plannedEach,
    }),
  ],
  { error: "chooseAbout" },
);
export type NewExperiment = z.output<typeof experimentSchema>;

/** Which experiment, and for adopting which side. */
export const experimentIdSchema = z.object({ experimentId: z.uuid("invalidValue") });
export const adoptSchema = experimentIdSchema.extend({
  variant: z.enum(VARIANTS, "invalidValue"),
});
