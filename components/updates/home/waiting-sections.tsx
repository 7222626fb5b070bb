import { Link } from "@/components/shell/link";
import { Kbd } from "@/components/ui/text";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { SHOWN, type WorkRow } from "@/lib/updates/home/queries";
import { WorkSection } from "./work-section";

export interface WaitingSectionProps {
  rows: WorkRow[];
  /** All that wait for the member, shown or not. */
  count: number;
  clock: Clock;
}

/** What waits for the member, oldest first. */
export function WaitingSection({ rows, count, clock }: WaitingSectionProps) {
  const t = useTranslations("home");
  const more = count - rows.length;
  const keys = t.rich("keys", { key: (chunks) => <Kbd>{chunks}</Kbd> });
  return (
    <WorkSection
      id="waiting"
      title={t("waiting.title")}
      aside={<span className="max-sm:hidden pointer-coarse:hidden">{keys}</span>}
      rows={rows}
      clock={clock}
      foot={
        more > 0 && (
          <>
            {t("waiting.more", { count: more })}{" "}
            <Link href="/orders?filter=waiting">{t("waiting.all")}</Link>
          </>
        )
      }
    />
  );
}

export interface OpenSectionProps {
  rows: WorkRow[];
  clock: Clock;
}

/** The member's open updates in which it is not our turn. */
export function OpenSection({ rows, clock }: OpenSectionProps) {
  const t = useTranslations("home.open");
  const buttons = useTranslations("buttons");
  const more = rows.length > SHOWN.open;
  return (
    <WorkSection
      id="open"
      title={t("title")}
      aside={t("hint")}
      rows={rows.slice(0, SHOWN.open)}
      clock={clock}
      foot={
        more && (
          <>
            {t("more")} <Link href="/orders?filter=open">{buttons("allOpenOrders")}</Link>
          </>
        )
      }
    />
  );
}
