import Link from "next/link";
import { Moment } from "@/components/shell/moment";
import { Stars } from "@/components/ui/stars";
import { StateLine } from "@/components/ui/status";
import { RowHead, Sub, Td, Tr } from "@/components/ui/table";
import type { Clock } from "@/lib/base/format";
import type { CustomerListRow } from "@/lib/customers/queries";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface CustomerRowProps {
  customer: CustomerListRow;
  clock: Clock;
}

/** One customer: who, their last order, what is open, how they rated. The name's link covers the row. */
export function CustomerRow({ customer, clock }: CustomerRowProps) {
  const t = useTranslations("customers");
  const labels = useTranslations("labels");
  const ui = useTranslations("ui");
  const { id, name, email, createdAt, orderCount, lastOrder, stars } = customer;
  return (
    <Tr>
      <RowHead long className="c-who">
        <Link href={`/customers/${id}`} prefetch={false} className="plain cover font-strong">
          {name || t("noName")}
        </Link>
        <Sub className="font-normal">{email ?? labels("noEmail")}</Sub>
      </RowHead>
      <Td className="c-last">
        {lastOrder && (
          <>
            <Link href={`/orders/${lastOrder.id}`} prefetch={false} className="plain tabular-nums">
              {lastOrder.number}
            </Link>
            <Sub>
              <Moment at={lastOrder.placedAt} clock={clock} look="day" />
            </Sub>
          </>
        )}
      </Td>
      <Td className="c-open text-sm">
        <OpenUpdates customer={customer} />
      </Td>
      <Td className="c-rate">
        {stars !== null && <Stars value={stars} label={ui("starsOf", { value: stars })} />}
      </Td>
      <Td wideOnly>
        <Moment at={createdAt} clock={clock} look="day" />
      </Td>
      <Td end className="c-count text-sm">
        {t("orderCount", { count: orderCount })}
      </Td>
    </Tr>
  );
}

function OpenUpdates({ customer: { openCount, waits } }: { customer: CustomerListRow }) {
  const t = useTranslations("customers");
  const labels = useTranslations("labels");
  if (openCount === 0) return <span className="text-muted">{t("openCount", { count: 0 })}</span>;
  return (
    <>
      <StateLine tone={waits ? "wait" : "open"}>
        {waits ? labels("needsReply") : t("openCount", { count: openCount })}
      </StateLine>
      {waits && openCount > 1 && <Sub>{t("openCount", { count: openCount })}</Sub>}
    </>
  );
}
