import { firstInvitingAfter, INVITING_MINUTE } from "@/lib/jobs/inviting-time";

/** What runs by the clock (UTC), in crontab's own words. */
export const CRONTAB = [
  `${INVITING_MINUTE} * * * * invite`,
  "17 * * * * sweep",
  "43 3 * * * remove_old",
].join("\n");

/** When the job `invite` runs next. */
export function nextInviting(now: Date): Date {
  return firstInvitingAfter(now);
}
