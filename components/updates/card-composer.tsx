import { StateLine } from "@/components/ui/status";
import { Kbd } from "@/components/ui/text";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { UpdateCard } from "@/lib/updates/card";
import type { CardView } from "./card-view";
import { Composer } from "./composer";

export interface CardComposerProps {
  card: UpdateCard;
  view: CardView;
  kind: "customer" | "internal";
}

/** The composer of one side, with who will read it and why it may be closed. */
export function CardComposer({ card, view, kind }: CardComposerProps) {
  const t = useTranslations("updates.compose");
  const name = view.customer.firstName;
  const rated = card.state === "rated" ? t("rated") : null;
  const solved = kind === "customer" && card.state === "solved" ? t("solved", { name }) : null;
  return (
    <Composer
      kind={kind}
      updateId={card.id}
      submissionId={crypto.randomUUID()}
      memberId={view.me.memberId}
      closed={rated ?? solved}
      closedLine={solved}
      name={name}
      mailed={view.customer.email !== null}
      recipient={
        kind === "customer" ? <Recipient card={card} view={view} /> : <Never name={name} />
      }
    />
  );
}

function Never({ name }: { name: string }) {
  const t = useTranslations("updates.compose");
  return (
    <StateLine tone="wait" icon="lock">
      {t("never", { name })}
    </StateLine>
  );
}

function Recipient({ card, view }: Omit<CardComposerProps, "kind">) {
  const t = useTranslations("updates.compose");
  const { email, firstName } = view.customer;
  return (
    <>
      <span className="wrap-anywhere">{email ? t("to", { email }) : t("toNobody")}</span>{" "}
      <span className="max-md:hidden pointer-coarse:hidden">
        {t.rich("keys", { key: (words) => <Kbd>{words}</Kbd> })}
      </span>
      {!card.visible && (
        <StateLine tone="wait" icon="eye" className="mt-0.5 w-full">
          {t("makesVisible", { name: firstName })}
        </StateLine>
      )}
    </>
  );
}
