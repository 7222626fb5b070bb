import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { type MomentLook, viewMoment } from "./moment-view";
import { ShownMoment } from "./shown-moment";

export interface MomentProps {
  at: Date;
  clock: Clock;
  look?: MomentLook;
  className?: string;
}

/** A moment in the shop's zone; the exact time shows on hover. */
export function Moment({ at, clock, look, className }: MomentProps) {
  const view = viewMoment(at, clock, useTranslations("time"), look);
  return <ShownMoment moment={view} className={className} />;
}
