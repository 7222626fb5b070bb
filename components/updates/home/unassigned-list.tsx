import type { ReactNode } from "react";
import { ActionButton } from "@/components/form/action-button";
import { useErased } from "@/components/shell/erased-text";
import { Link } from "@/components/shell/link";
import { HairlineList } from "@/components/ui/card";
import { SectionHead } from "@/components/ui/layout";
import { PriorityText } from "@/components/updates/priority-text";
import { type Clock, spanBetween } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { take } from "@/lib/updates/home/actions";
import { SHOWN, type WorkRow } from "@/lib/updates/home/queries";

export interface UnassignedListProps {
  rows: WorkRow[];
  clock: Clock;
}

/** Unassigned open updates, each with "Assign to me". */
export function UnassignedList({ rows, clock }: UnassignedListProps) {
  const t = useTranslations("home.unassigned");
  const buttons = useTranslations("buttons");
  if (rows.length === 0) return null;
  const more = rows.length > SHOWN.unassigned;
  return (
    <section aria-labelledby="unassigned">
      <SectionHead id="unassigned" title={t("title")} />
      <HairlineList>
        {rows.slice(0, SHOWN.unassigned).map((work) => (
          <Row key={work.updateId} work={work} clock={clock} />
        ))}
      </HairlineList>
      {more && (
        <p className="pt-2 text-sm">
          <Link href="/orders?filter=open">{buttons("allOpenOrders")}</Link>
        </p>
      )}
    </section>
  );
}

function Row({ work, clock }: { work: WorkRow; clock: Clock }) {
  const t = useTranslations("home");
  const buttons = useTranslations("buttons");
  const labels = useTranslations("labels");
  const time = useTranslations("time");
  const erased = useErased();
  const { orderNumber: number, waitingSince } = work;
  const name = erased.name(work.customerName);
  const title = erased.title(work.title);
  const span = () => {
    if (!waitingSince) return null;
    const { unit, ...values } = spanBetween(waitingSince, clock.now);
    return time(unit, values);
  };
  const waits = span();
  const nobr = (chunks: ReactNode) => <span className="whitespace-nowrap">{chunks}</span>;
  return (
    <li className="flex items-center justify-between gap-4 py-2">
      <div className="min-w-0">
        <Link
          href={`/orders/${work.orderId}#update-${work.updateId}`}
          className="plain cover font-strong"
        >
          {title}
        </Link>
        <p className="text-sm empty:hidden">
          <PriorityText priority={work.priority} />
        </p>
        <p className="text-sm text-muted">
          {waits
            ? t.rich("line.waits", { name, number, span: waits, nobr })
            : labels("nameAndOrder", { name, number })}
        </p>
      </div>
      <div className="relative z-1 shrink-0">
        <ActionButton
          action={take}
          hidden={{ updateId: work.updateId }}
          submissionId={crypto.randomUUID()}
          label={buttons("assignToMe")}
          of={title}
          done={t("unassigned.taken")}
          variant="link"
          toastRefusal
        />
      </div>
    </li>
  );
}
