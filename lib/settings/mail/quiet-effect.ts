import { type Clock, formatTime, isToday } from "@/lib/base/format";
import { shiftOutOfQuietHours } from "@/lib/mail/quiet-hours";
import type { MailRules } from "@/lib/settings/mail/schema";

/** When an invitation decided right now would go out. */
export type QuietEffect = {
  effect: "off" | "now" | "today" | "tomorrow";
  now: string;
  time: string;
};

/** What the quiet hours do at this moment, in the shop's zone. */
export function quietEffect(rules: MailRules, clock: Clock): QuietEffect {
  const now = formatTime(clock.now, clock);
  if (!rules.quietOn) return { effect: "off", now, time: now };
  const at = shiftOutOfQuietHours(clock.now, {
    from: rules.quietFrom,
    to: rules.quietTo,
    timeZone: clock.timeZone,
  });
  const time = formatTime(at, clock);
  if (at <= clock.now) return { effect: "now", now, time };
  return { effect: isToday(at, clock) ? "today" : "tomorrow", now, time };
}
