import { Link } from "@/components/shell/link";
import { Who } from "@/components/ui/avatar";
import { HairlineList } from "@/components/ui/card";
import { SectionHead } from "@/components/ui/layout";
import { type Clock, spanBetween } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { SHOWN, type WaitingOf } from "@/lib/updates/home/queries";

export interface TeamWaitingProps {
  /** Colleagues with somebody waiting, whoever waits longest first. */
  colleagues: WaitingOf[];
  clock: Clock;
}

/** Who else has customers waiting: for those who lead the team. */
export function TeamWaiting({ colleagues, clock }: TeamWaitingProps) {
  const t = useTranslations("home.team");
  const time = useTranslations("time");
  if (colleagues.length === 0) return null;
  const span = (from: Date) => {
    const { unit, ...values } = spanBetween(from, clock.now);
    return time(unit, values);
  };
  return (
    <section aria-labelledby="team">
      <SectionHead
        id="team"
        title={t("title")}
        aside={<Link href="/orders?filter=waiting">{t("all")}</Link>}
      />
      <HairlineList>
        {colleagues.slice(0, SHOWN.team).map(({ memberId, name, count, oldest }) => (
          <li key={memberId} className="grid gap-0.5 py-2">
            <Who name={name ?? ""} />
            <span className="text-sm text-muted">{t("row", { count, span: span(oldest) })}</span>
          </li>
        ))}
      </HairlineList>
    </section>
  );
}
