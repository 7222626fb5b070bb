import { Time } from "@/components/ui/text";
import type { MomentView } from "./moment-view";

export interface ShownMomentProps {
  moment: MomentView;
  className?: string;
}

/** A moment whose words were made elsewhere. */
export function ShownMoment({ moment, className }: ShownMomentProps) {
  return (
    <Time iso={moment.iso} title={moment.exact} className={className}>
      {moment.text}
    </Time>
  );
}
