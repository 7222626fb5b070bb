import { Moment } from "@/components/shell/moment";
import { StateLine } from "@/components/ui/status";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { type StateFacts, stateOf } from "./state-of";

export interface StateTextProps {
  update: StateFacts;
  clock: Clock;
  /** Who solved it. */
  solver: string | null;
}

/** Whose turn it is on a card: in words, with when and by whom. */
export function StateText({ update, clock, solver }: StateTextProps) {
  const t = useTranslations("updates.state");
  const { word, tone } = stateOf(update);
  const { ratedAt, solvedAt, waitingSince } = update;
  const words = () => {
    if (ratedAt) return t.rich("ratedAt", { at: day(ratedAt, clock) });
    if (solvedAt && solver) return t.rich("solvedBy", { name: solver, at: time(solvedAt, clock) });
    if (solvedAt) return t.rich("solvedAt", { at: time(solvedAt, clock) });
    if (waitingSince) return t.rich("waitsSince", { span: ago(waitingSince, clock) });
    return t(word);
  };
  return <StateLine tone={tone}>{words()}</StateLine>;
}

const day = (at: Date, clock: Clock) => () => <Moment at={at} clock={clock} look="day" />;
const time = (at: Date, clock: Clock) => () => <Moment at={at} clock={clock} />;
const ago = (at: Date, clock: Clock) => () => <Moment at={at} clock={clock} look="ago" />;
