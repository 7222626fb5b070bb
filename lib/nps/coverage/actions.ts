"use server";

import { texts } from "@/lib/i18n/texts";
import { memberAction } from "@/lib/identity/gates/define-action";
import { adoptSchema, experimentIdSchema, experimentSchema } from "@/lib/nps/coverage/schema";
import { adoptVariant, startExperiment, stopExperiment } from "@/lib/nps/coverage/start-experiment";

/** Starts an experiment on delay or wording. */
export const beginExperiment = memberAction({
  role: "admin",
  input: experimentSchema,
  run: startExperiment,
  say: (_, __, locale) => texts(locale, "npsAsking")("experiment.started"),
});

/** Ends the experiment and leaves everything as it is set. */
export const endExperiment = memberAction({
  role: "admin",
  input: experimentIdSchema,
  run: (actor, { experimentId }) => stopExperiment(actor, experimentId),
  say: (_, __, locale) => texts(locale, "npsAsking")("experiment.stopped"),
});

/** Ends the experiment and sets the better side from now on. */
export const adoptBetter = memberAction({
  role: "admin",
  input: adoptSchema,
  run: adoptVariant,
  say: (_, __, locale) => texts(locale, "npsAsking")("experiment.adopted"),
});
