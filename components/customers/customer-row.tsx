import { Link } from "@/components/shell/link";
import { ShownMoment } from "@/components/shell/shown-moment";
import { Stars } from "@/components/ui/stars";
import { StateLine } from "@/components/ui/status";
import { RowHead, Sub, Td, Tr } from "@/components/ui/table";
import type { CustomerView } from "./customer-view";

/** One customer: who, their last order, what is open, how they rated. The name's link covers the row. */
export function CustomerRow({ customer }: { customer: CustomerView }) {
  const { id, name, email, lastOrder, open, rating, since, orders } = customer;
  return (
    <Tr>
      <RowHead long className="c-who">
        <Link href={`/customers/${id}`} className="plain cover font-strong">
          {name}
        </Link>
        <Sub className="font-normal">{email}</Sub>
      </RowHead>
      <Td className="c-last">
        {lastOrder && (
          <>
            <Link href={`/orders/${lastOrder.id}`} className="plain tabular-nums">
              {lastOrder.number}
            </Link>
            <Sub>
              <ShownMoment moment={lastOrder.placed} />
            </Sub>
          </>
        )}
      </Td>
      <Td className="c-open text-sm">
        {open ? (
          <>
            <StateLine tone={open.waits ? "wait" : "open"}>{open.text}</StateLine>
            {open.count && <Sub>{open.count}</Sub>}
          </>
        ) : (
          <span className="text-muted">{customer.noneOpen}</span>
        )}
      </Td>
      <Td className="c-rate">{rating && <Stars value={rating.stars} label={rating.label} />}</Td>
      <Td wideOnly>
        <ShownMoment moment={since} />
      </Td>
      <Td end className="c-count text-sm">
        {orders}
      </Td>
    </Tr>
  );
}
