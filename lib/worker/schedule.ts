import { INVITING_MINUTE } from "@/lib/jobs/inviting-time";

export { nextInviting } from "@/lib/jobs/inviting-time";

/** What runs by the clock (UTC), in crontab's own words. */
export const CRONTAB = [
  `${INVITING_MINUTE} * * * * invite`,
  "17 * * * * sweep",
  "43 3 * * * remove_old",
].join("\n");
