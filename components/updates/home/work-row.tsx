import Link from "next/link";
import { useErased } from "@/components/shell/erased-text";
import { Moment } from "@/components/shell/moment";
import { StateLine, StatusPill } from "@/components/ui/status";
import { PriorityText } from "@/components/updates/priority-text";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { WorkRow as Work } from "@/lib/updates/home/queries";

export interface WorkRowProps {
  work: Work;
  clock: Clock;
}

/** One update: how long, what about, the last words, its label. The title opens it and covers the row. */
export function WorkRow({ work, clock }: WorkRowProps) {
  const t = useTranslations("home");
  const labels = useTranslations("labels");
  const erased = useErased();
  const { waitingSince, status, followsStars } = work;
  return (
    <li className="work">
      <span className="work-lead">
        {waitingSince ? (
          <StateLine tone="wait">
            <Moment at={waitingSince} clock={clock} look="ago" />
          </StateLine>
        ) : (
          <Moment at={work.activeAt} clock={clock} look="ago" className="text-sm text-muted" />
        )}
      </span>
      <div className="work-main min-w-0">
        <Link
          href={`/orders/${work.orderId}#update-${work.updateId}`}
          prefetch={false}
          className="plain cover font-strong"
        >
          {erased.title(work.title)}
        </Link>
      </div>
      <div className="work-line">
        <p className="truncate">{useLine(work)}</p>
      </div>
      <div className="work-end">
        <span className="text-sm empty:hidden">
          <PriorityText priority={work.priority} />
        </span>
        <StatusPill color={status.color}>{status.name}</StatusPill>
        {followsStars !== null && (
          <span className="text-xs text-muted">{t("afterRating", { stars: followsStars })}</span>
        )}
        {!work.visible && <span className="text-xs text-muted">{labels("internalOnly")}</span>}
      </div>
    </li>
  );
}

/** Who, which order, and the last thing said. */
function useLine({ customerName, orderNumber: number, last }: Work): string {
  const erased = useErased();
  const name = erased.name(customerName);
  const t = useTranslations("home.line");
  const labels = useTranslations("labels");
  if (!last) return labels("nameAndOrder", { name, number });
  const text = erased.words(last.text).replace(/\s+/g, " ");
  if (last.byCustomer || !last.author) return t("customer", { name, number, text });
  return t("team", { name, number, author: last.author, text });
}
