"use client";

import { Link } from "@/components/shell/link";
import { ShownMoment } from "@/components/shell/shown-moment";
import { Who } from "@/components/ui/avatar";
import { Stars } from "@/components/ui/stars";
import { StateLine, StatusPill } from "@/components/ui/status";
import { RowHead, Sub, Td, Tr } from "@/components/ui/table";
import type { OrderView } from "./order-view";

export interface OrderRowProps {
  order: OrderView;
  texts: { noUpdates: string; nobody: string };
}

/** One order: who, what about, whose turn, how it was rated. The number's link covers the row. */
export function OrderRow({ order, texts }: OrderRowProps) {
  const { placed, update, rating } = order;
  return (
    <Tr>
      <RowHead className="o-num">
        <Link href={`/orders/${order.id}`} className="plain cover tabular-nums">
          {order.number}
        </Link>
        <Sub>
          <ShownMoment moment={placed} />
        </Sub>
      </RowHead>
      <Td long className="o-cust">
        <span className="line-clamp-2">{order.customer}</span>
        <Sub className="truncate">{order.email}</Sub>
      </Td>
      <Td long className="o-upd">
        {update ? (
          <span className="line-clamp-2" title={update.title}>
            {update.title}
          </span>
        ) : (
          <span className="text-muted">{texts.noUpdates}</span>
        )}
        {update?.count && <Sub>{update.count}</Sub>}
      </Td>
      <Td className="o-state text-sm" title={update?.state.exact}>
        {update && <StateLine tone={update.state.tone}>{update.state.text}</StateLine>}
        {update?.priority && (
          <StateLine
            tone={update.priority.tone}
            icon="triangle-alert"
            className="ms-2 sm:ms-0 sm:flex"
          >
            {update.priority.text}
          </StateLine>
        )}
      </Td>
      <Td className="o-pill" wideOnly>
        {update && <StatusPill color={update.status.color}>{update.status.name}</StatusPill>}
      </Td>
      <Td className="o-rate">{rating && <Stars value={rating.stars} label={rating.label} />}</Td>
      <Td wideOnly>{update && <Assignee name={update.assignee} nobody={texts.nobody} />}</Td>
      <Td end wideOnly>
        {order.total}
      </Td>
    </Tr>
  );
}

function Assignee({ name, nobody }: { name: string | null; nobody: string }) {
  return name ? <Who name={name} /> : <span className="text-muted">{nobody}</span>;
}
