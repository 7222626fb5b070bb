import { Moment } from "@/components/shell/moment";
import { Who } from "@/components/ui/avatar";
import { StateLine, StatusPill } from "@/components/ui/status";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { UpdateCard } from "@/lib/updates/card";
import type { CardView } from "./card-view";
import { personName } from "./person-name";
import { PriorityText } from "./priority-text";
import { StateText } from "./state-text";
import { TakeButton } from "./take-button";

export interface CardFactsProps {
  card: UpdateCard;
  view: CardView;
}

/** State, label, assignee and where the update came from, in one line. */
export function CardFacts({ card, view }: CardFactsProps) {
  const t = useTranslations("updates");
  const labels = useTranslations("labels");
  const solver = card.solvedBy && personName(t, card.solvedBy);
  const { solvedAt } = card;
  return (
    <>
      <StateText update={card} clock={view.clock} solver={solver} />
      {!card.visible && (
        <StateLine tone="idle" icon="lock">
          {labels("internalOnly")}
        </StateLine>
      )}
      <PriorityText priority={card.priority} />
      <StatusPill color={card.status.color}>{card.status.name}</StatusPill>
      <Assignee card={card} view={view} />
      {card.openedBy.kind === "customer" && card.openedBy.name && card.state === "open" && (
        <span>
          {t.rich("from", {
            name: view.customer.firstName,
            at: () => <Moment at={card.createdAt} clock={view.clock} look="day" />,
          })}
        </span>
      )}
      {card.state === "rated" && solver && solvedAt && (
        <span>
          {t.rich("solvedByFact", {
            name: solver,
            at: () => <Moment at={solvedAt} clock={view.clock} look="day" />,
          })}
        </span>
      )}
    </>
  );
}

function Assignee({ card, view }: CardFactsProps) {
  const labels = useTranslations("labels");
  if (card.assignee) return <Who name={card.assignee.name} />;
  if (card.state !== "open") return null;
  return (
    <span className="inline-flex items-center gap-1.5">
      {labels("noAssignee")}
      <TakeButton
        updateId={card.id}
        submissionId={crypto.randomUUID()}
        memberId={view.me.memberId}
      />
    </span>
  );
}
