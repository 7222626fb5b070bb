import Link from "next/link";
import { useTranslations } from "next-intl";
import { Moment } from "@/components/dashboard/moment";
import { Who } from "@/components/ui/avatar";
import { Stars } from "@/components/ui/stars";
import { StatusPill } from "@/components/ui/status";
import { RowHead, Sub, Td, Tr } from "@/components/ui/table";
import { StateText } from "@/components/updates/state-text";
import { type Clock, formatMoney } from "@/lib/format";
import type { OrderListRow } from "@/lib/orders/queries";

export interface OrderRowProps {
  order: OrderListRow;
  clock: Clock;
}

/** One order: who, what about, whose turn, how it was rated. The number's link covers the row. */
export function OrderRow({ order, clock }: OrderRowProps) {
  const t = useTranslations("orders");
  const ui = useTranslations("ui");
  const { update } = order;
  return (
    <Tr>
      <RowHead className="o-num">
        <Link href={`/orders/${order.id}`} prefetch={false} className="plain cover tabular-nums">
          {order.number}
        </Link>
        <Sub>
          <Moment at={order.placedAt} clock={clock} look="day" />
        </Sub>
      </RowHead>
      <Td className="o-cust">
        {order.customerName}
        <Sub className="truncate">{order.email ?? t("noEmail")}</Sub>
      </Td>
      <Td className="o-upd">
        {update ? update.title : <span className="text-muted">{t("noUpdates")}</span>}
        {order.updateCount > 1 && <Sub>{t("updates", { count: order.updateCount })}</Sub>}
      </Td>
      <Td className="o-state text-sm sm:whitespace-nowrap">
        {update && <StateText update={update} clock={clock} />}
      </Td>
      <Td className="o-pill" wideOnly>
        {update && <StatusPill color={update.statusColor}>{update.statusName}</StatusPill>}
      </Td>
      <Td className="o-rate">
        {order.stars && <Stars value={order.stars} label={ui("starsOf", { value: order.stars })} />}
      </Td>
      <Td wideOnly>{update && <Assignee name={update.assigneeName} />}</Td>
      <Td end wideOnly>
        {formatMoney(clock.locale, order.currency, order.total)}
      </Td>
    </Tr>
  );
}

function Assignee({ name }: { name: string | null }) {
  const t = useTranslations("orders");
  return name ? <Who name={name} /> : <span className="text-muted">{t("nobody")}</span>;
}
