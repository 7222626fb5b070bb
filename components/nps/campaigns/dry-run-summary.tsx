import { Link } from "@/components/shell/link";
import { HairlineList } from "@/components/ui/card";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { DryRun, DryRunGroup } from "@/lib/nps/ask/dry-run";

export interface DryRunSummaryProps {
  run: DryRun;
  /** Whether invitations are on as saved. */
  on: boolean;
}

/** What the invitations would do now; each number opens its list. */
export function DryRunSummary({ run, on }: DryRunSummaryProps) {
  const t = useTranslations("npsSettings.dryRun");
  const groups = groupsOf(run);
  if (groups.length === 0) return <p className="text-muted">{t("nothing")}</p>;
  return (
    <div className="grid grid-cols-1 gap-2">
      <p>{t(on ? "on" : "off")}</p>
      {run.cut && <p className="text-sm text-muted">{t("cut", { count: run.cut })}</p>}
      <HairlineList>
        {groups.map(([group, count]) => (
          <li key={group} className="py-2.5">
            <Link href={`/settings/nps/dry-run?group=${group}`} className="tabular-nums">
              {t(`groups.${group}`, { count })}
            </Link>
          </li>
        ))}
      </HairlineList>
    </div>
  );
}

/** Every group that has somebody in it, the invited ones first. */
export function groupsOf({ send, waiting, byReason }: DryRun): [DryRunGroup, number][] {
  const reasons = Object.entries(byReason) as [DryRunGroup, number][];
  const all: [DryRunGroup, number][] = [["send", send], ["waiting", waiting], ...reasons];
  return all.filter(([, count]) => count > 0);
}
