import { useTranslations } from "next-intl";
import { Moment } from "@/components/dashboard/moment";
import { StateLine } from "@/components/ui/status";
import type { Clock } from "@/lib/format";

export interface StateTextProps {
  update: {
    visible: boolean;
    waitingSince: Date | null;
    solvedAt: Date | null;
    ratedAt: Date | null;
  };
  clock: Clock;
  /** On a card: who solved it and when. */
  solver?: string | null;
  /** On a card the dates are named; a list has no room for them. */
  full?: boolean;
}

/** Whose turn it is, in words. */
export function StateText({ update, clock, solver, full }: StateTextProps) {
  const t = useTranslations("updates.state");
  const { visible, waitingSince, solvedAt, ratedAt } = update;
  if (ratedAt) {
    const at = () => <Moment at={ratedAt} clock={clock} look="day" />;
    return <StateLine tone="idle">{full ? t.rich("ratedAt", { at }) : t("rated")}</StateLine>;
  }
  if (solvedAt) {
    const short = t(visible ? "solved" : "solvedInternal");
    return (
      <StateLine tone="ok">
        {full ? <Solved at={solvedAt} {...{ clock, solver }} /> : short}
      </StateLine>
    );
  }
  if (waitingSince) {
    const span = () => <Moment at={waitingSince} clock={clock} look="ago" />;
    return <StateLine tone="wait">{t.rich("waits", { span })}</StateLine>;
  }
  return <StateLine tone="open">{t(visible ? "customersTurn" : "open")}</StateLine>;
}

function Solved({ at, clock, solver }: { at: Date; clock: Clock; solver?: string | null }) {
  const t = useTranslations("updates.state");
  const moment = () => <Moment at={at} clock={clock} />;
  return solver
    ? t.rich("solvedBy", { name: solver, at: moment })
    : t.rich("solvedAt", { at: moment });
}
