import { useTranslations } from "next-intl";
import type { UpdateCard } from "@/lib/updates/card";
import type { CardView } from "./card-view";
import { ReopenButton } from "./reopen-button";
import { SolveButton } from "./solve-button";
import { UpdateMenu } from "./update-menu";

export interface CardActionsProps {
  card: UpdateCard;
  view: CardView;
}

/** What can be done in this state: solve or re-open, and the menu of rarer things. */
export function CardActions({ card, view }: CardActionsProps) {
  return (
    <>
      {card.state === "open" && <Solve card={card} view={view} />}
      {card.state === "solved" && <Reopen card={card} />}
      <More card={card} view={view} />
    </>
  );
}

function Solve({ card, view }: CardActionsProps) {
  const t = useTranslations("updates");
  const lost = useTranslations("dashboard")("lost");
  const name = view.customer.firstName;
  return (
    <SolveButton
      updateId={card.id}
      submissionId={crypto.randomUUID()}
      title={card.title}
      asks={card.visible}
      texts={{
        button: t("solve.button"),
        dialogTitle: t("solve.title"),
        close: t("solve.close"),
        solving: t("solve.solving"),
        notifyTitle: t("solve.notifyTitle", { name }),
        notify: t("solve.notify"),
        silentTitle: t("solve.silentTitle", { name }),
        silent: t("solve.silent"),
        silentLine: t("solve.silentLine", { name }),
        silentHint: t("solve.silentHint"),
        loading: t("solve.loading"),
        doneSilent: t("solve.doneSilent", { name }),
        doneInternal: t("solve.doneInternal"),
        reopen: t("reopen.button"),
        reopened: t("reopen.done"),
        lost,
      }}
    />
  );
}

function Reopen({ card }: { card: UpdateCard }) {
  const t = useTranslations("updates.reopen");
  const lost = useTranslations("dashboard")("lost");
  return (
    <ReopenButton
      updateId={card.id}
      submissionId={crypto.randomUUID()}
      texts={{ button: t("button"), sending: t("sending"), done: t("done"), lost }}
    />
  );
}

type Option = { id: string; name: string };

/** The choices with the present one among them, should it be archived or have left. */
function withPresent(options: Option[], present: Option | null): Option[] {
  if (!present || options.some((option) => option.id === present.id)) return options;
  return [present, ...options];
}

function More({ card, view }: CardActionsProps) {
  const t = useTranslations("updates");
  const lost = useTranslations("dashboard")("lost");
  const name = view.customer.firstName;
  return (
    <UpdateMenu
      update={{
        id: card.id,
        title: card.title,
        statusId: card.status.id,
        assigneeId: card.assignee?.id ?? null,
        open: card.state === "open",
        visible: card.visible,
        switchable: card.visible ? card.canHide : card.state !== "rated",
      }}
      members={withPresent(view.choices.members, card.assignee)}
      statuses={withPresent(view.choices.statuses, card.status)}
      texts={{
        label: t("menu.label"),
        assign: t("menu.assign"),
        status: t("menu.status"),
        title: t("menu.title"),
        show: t("menu.show", { name }),
        hide: t("menu.hide", { name }),
        shown: t("menu.shown", { name }),
        hidden: t("menu.hidden", { name }),
        nobody: t("nobody"),
        close: t("change.close"),
        cancel: t("new.cancel"),
        save: t("change.save"),
        saving: t("change.saving"),
        lost,
        assignTitle: t("change.assignTitle"),
        assignee: t("change.assignee"),
        assigned: t("change.assigned"),
        statusTitle: t("change.statusTitle"),
        statusLabel: t("change.status"),
        statusHint: t("change.statusHint"),
        relabelled: t("change.relabelled"),
        titleTitle: t("change.titleTitle"),
        titleLabel: t("change.titleLabel"),
        titleHint: card.visible ? t("change.titleHint", { name }) : null,
        retitled: t("change.retitled"),
      }}
    />
  );
}
