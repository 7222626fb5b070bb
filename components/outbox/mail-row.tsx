import { Link } from "@/components/shell/link";
import { ShownMoment } from "@/components/shell/shown-moment";
import { StateLine } from "@/components/ui/status";
import { Sub, Td, Tr } from "@/components/ui/table";
import type { MailView } from "./mail-view";
import { ShownReason } from "./shown-reason";

/** One mail: what became of it, which it is, to whom, and what to do when it failed. */
export function MailRow({ mail }: { mail: MailView }) {
  const { state, when, order } = mail;
  return (
    <Tr>
      <Td className="b-out whitespace-nowrap">
        <StateLine tone={state.tone} icon={state.icon}>
          {state.text}
        </StateLine>
        <Sub className="tabular-nums">
          {when?.before}
          {when?.moment && <ShownMoment moment={when.moment} />}
          {when?.after}
        </Sub>
      </Td>
      <Td long className="b-sub">
        <Link href={`/outbox/${mail.id}`} className="plain cover font-strong wrap-anywhere">
          {mail.title}
        </Link>
        {mail.kind && <Sub>{mail.kind}</Sub>}
        <ShownReason reason={mail.reason} />
        {mail.acts}
      </Td>
      <Td long className="b-to text-sm">
        {mail.to}
      </Td>
      <Td className="b-ord tabular-nums">
        {order && <Link href={order.href}>{order.number}</Link>}
      </Td>
      <Td end className="b-when text-sm whitespace-nowrap text-muted">
        <ShownMoment moment={mail.created} />
      </Td>
    </Tr>
  );
}
