import { Time } from "@/components/ui/text";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { type MomentLook, type MomentView, viewMoment } from "./moment-view";

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

/** The same, where its words were made elsewhere. */
export function ShownMoment({ moment, className }: { moment: MomentView; className?: string }) {
  return (
    <Time iso={moment.iso} title={moment.exact} className={className}>
      {moment.text}
    </Time>
  );
}
