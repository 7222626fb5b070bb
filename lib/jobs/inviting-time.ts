/** The minute of each hour at which surveys look whom to ask. */
export const INVITING_MINUTE = 7;

/** When the job `invite` runs next. */
export function nextInviting(now: Date): Date {
  const next = new Date(now);
  next.setUTCMinutes(INVITING_MINUTE, 0, 0);
  if (next <= now) next.setUTCHours(next.getUTCHours() + 1);
  return next;
}
