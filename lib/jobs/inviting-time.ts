/** The minute of each hour at which surveys look whom to ask. */
export const INVITING_MINUTE = 7;

/** The first run of the job `invite` after a moment. */
export function firstInvitingAfter(moment: Date): Date {
  const next = new Date(moment);
  next.setUTCMinutes(INVITING_MINUTE, 0, 0);
  if (next <= moment) next.setUTCHours(next.getUTCHours() + 1);
  return next;
}
