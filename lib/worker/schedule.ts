/** The minute of each hour at which surveys look whom to ask. */
const INVITING_MINUTE = 7;

/** What runs by the clock (UTC), in crontab's own words. */
export const CRONTAB = [
  `${INVITING_MINUTE} * * * * invite`,
  "17 * * * * sweep",
  "43 3 * * * remove_old",
].join("\n");

/** When the job `invite` runs next. */
export function nextInviting(now: Date): Date {
  const next = new Date(now);
  next.setUTCMinutes(INVITING_MINUTE, 0, 0);
  if (next <= now) next.setUTCHours(next.getUTCHours() + 1);
  return next;
}
