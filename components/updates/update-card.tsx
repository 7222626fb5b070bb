import { useErased } from "@/components/shell/erased-text";
import { LinkButton } from "@/components/ui/button";
import { Card, CardFoot, CardHead } from "@/components/ui/card";
import { Tabs } from "@/components/ui/tabs";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { UpdateCard as Update } from "@/lib/updates/card";
import { CardActions } from "./card-actions";
import { CardAnswers } from "./card-answers";
import { CardComposer } from "./card-composer";
import { CardFacts } from "./card-facts";
import { CardLines } from "./card-lines";
import { CardLog } from "./card-log";
import { CardNotes } from "./card-notes";
import { CardNotice } from "./card-notice";
import { CardVerdict } from "./card-verdict";
import type { CardView } from "./card-view";

export interface UpdateCardProps {
  card: Update;
  view: CardView;
}

/** One update: whose turn it is, what can be done, both sides of the thread, and its log. */
export function UpdateCard({ card, view }: UpdateCardProps) {
  const t = useTranslations("updates");
  const places = useTranslations("places");
  const erased = useErased();
  const title = erased.title(card.title);
  const gone = erased.is(card.title);
  const titleId = `title-${card.id}`;
  const count = (kind: "customer" | "internal") =>
    card.notes.filter((note) => note.kind === kind).length;
  const notes = (kind: "customer" | "internal") => (
    <>
      <CardNotes card={card} view={view} kind={kind} />
      {gone ? (
        <p className="text-sm text-muted">{t("compose.erased")}</p>
      ) : (
        <CardComposer card={card} view={view} kind={kind} />
      )}
    </>
  );
  return (
    <Card as="article" id={`update-${card.id}`} labelledBy={titleId}>
      <CardNotice state={card.state} titleId={titleId}>
        <CardHead
          title={
            <span id={titleId} tabIndex={-1} className="wrap-anywhere">
              {title}
            </span>
          }
          facts={<CardFacts card={card} view={view} />}
          actions={<CardActions card={card} view={view} />}
        />
        {card.rating && <CardVerdict rating={card.rating} clock={view.clock} />}
        <CardAnswers card={card} view={view} />
        <CardLines card={card} view={view} />
        <Tabs
          label={t("tabs.label", { title })}
          defaultValue={firstTab(card)}
          items={[
            {
              value: "customer",
              label: t("tabs.customer"),
              count: count("customer"),
              content: notes("customer"),
            },
            {
              value: "internal",
              label: t("tabs.internal"),
              count: count("internal"),
              content: notes("internal"),
            },
            { value: "log", label: t("tabs.log"), content: <CardLog card={card} view={view} /> },
          ]}
        />
        {card.state === "rated" && (
          <CardFoot
            action={
              !gone && (
                <LinkButton href={`/orders/${card.orderId}/new?from=${card.id}`}>
                  {places("openUpdate")}
                </LinkButton>
              )
            }
          >
            {t("closed")}
          </CardFoot>
        )}
      </CardNotice>
    </Card>
  );
}

/** Open threads show what is written; settled ones how they went. */
function firstTab(card: Update): "customer" | "internal" | "log" {
  if (card.state !== "open") return "log";
  return card.visible ? "customer" : "internal";
}
