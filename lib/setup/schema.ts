import { z } from "zod";
import { emailSchema, nameSchema } from "@/lib/base/schemas";
import { isTimeZone } from "@/lib/base/time";
import { newPasswordSchema } from "@/lib/identity/factors/schema";
import type { SealedCookie } from "@/lib/identity/session/sealed-cookie";

/** The first steps of a shop, in their order. */
export const STEPS = ["owner", "shop", "mail", "store", "test"] as const;
export type Step = (typeof STEPS)[number];

/** Where each step is taken. */
export const STEP_PATH: Record<Step, string> = {
  owner: "/setup",
  shop: "/setup/shop",
  mail: "/setup/mail",
  store: "/setup/store",
  test: "/setup/test",
};

/** A zone the browser guessed; until the shop is asked for its own, an unknown one counts as UTC. */
const timeZone = z.string().max(100).refine(isTimeZone).catch("UTC");

/** The owner and the shop's name, as the first page of an empty installation sends them. */
export const firstOwnerSchema = z.object({
  name: nameSchema,
  email: emailSchema,
  password: newPasswordSchema,
  shopName: nameSchema,
  timeZone,
});
export type FirstOwner = z.output<typeof firstOwnerSchema>;

/** Says that whoever has this device entered the code that shows them to run this server. */
export const SETUP_PASS: SealedCookie = {
  name: "setup",
  purpose: "setup-pass",
  seconds: 24 * 60 * 60,
};

/** Which steps are done, read off the facts. */
export type StepsDone = Record<Step, boolean>;

/** The first step not done yet, in their order; null when all are. */
export function nextStep(done: StepsDone, after?: Step): Step | null {
  const from = after === undefined ? 0 : STEPS.indexOf(after) + 1;
  return STEPS.slice(from).find((step) => !done[step]) ?? null;
}
