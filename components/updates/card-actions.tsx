import { useErased } from "@/components/shell/erased-text";
import type { UpdateCard } from "@/lib/updates/card";
import type { CardView } from "./card-view";
import { SolveButton } from "./solve-button";
import { UndoButton } from "./undo-button";
import { UpdateMenu } from "./update-menu";

export interface CardActionsProps {
  card: UpdateCard;
  view: CardView;
}

/** What can be done in this state: solve or re-open, and the menu of rarer things. */
export function CardActions({ card, view }: CardActionsProps) {
  const { choices } = view;
  const name = view.customer.firstName;
  const erased = useErased();
  return (
    <>
      {card.state === "open" && (
        <SolveButton
          updateId={card.id}
          submissionId={crypto.randomUUID()}
          title={erased.title(card.title)}
          name={name}
          asks={card.visible && !erased.is(card.title)}
        />
      )}
      {card.state === "solved" && (
        <UndoButton
          updateId={card.id}
          submissionId={crypto.randomUUID()}
          seconds={card.undoSeconds}
        />
      )}
      <UpdateMenu
        update={{
          id: card.id,
          title: card.title,
          statusId: card.status.id,
          priority: card.priority,
          assigneeId: card.assignee?.id ?? null,
          open: card.state === "open",
          visible: card.visible,
          switchable: card.visible ? card.canHide : card.state !== "rated",
        }}
        name={name}
        members={withPresent(choices.members, card.assignee)}
        statuses={withPresent(choices.statuses, card.status)}
      />
    </>
  );
}

type Option = { id: string; name: string };

/** The choices with the present one among them, should it be archived or have left. */
function withPresent(options: Option[], present: Option | null): Option[] {
  if (!present || options.some((option) => option.id === present.id)) return options;
  return [present, ...options];
}
