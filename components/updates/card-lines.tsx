import type { ReactNode } from "react";
import { Moment } from "@/components/shell/moment";
import { IconLine } from "@/components/ui/layout";
import { cn } from "@/lib/base/cn";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { UpdateCard } from "@/lib/updates/card";
import type { CardView } from "./card-view";

export interface CardLinesProps {
  card: UpdateCard;
  view: CardView;
}

/** Links between a rated update and the one that came after it, and the outcome of the request to rate. */
export function CardLines({ card, view }: CardLinesProps) {
  const t = useTranslations("updates");
  const { followsUpdate } = card;
  const linkTo = (id: string) => (words: ReactNode) => <a href={`#update-${id}`}>{words}</a>;
  return (
    <div className={cn("grid gap-1.5 px-3 pb-3 empty:hidden sm:px-4", card.rating && "pt-1.5")}>
      {followsUpdate && (
        <IconLine icon="corner-down-right">
          {t.rich("follows", {
            stars: followsUpdate.stars ?? 0,
            title: followsUpdate.title,
            link: linkTo(followsUpdate.id),
          })}
        </IconLine>
      )}
      {card.followedBy.map((other) => (
        <IconLine key={other.id} icon="corner-down-right">
          {t.rich(`followedBy.${other.state}`, {
            by: other.byCustomer ? "customer" : "team",
            title: other.title,
            link: linkTo(other.id),
          })}
        </IconLine>
      ))}
      {card.state === "solved" && card.visible && (
        <IconLine icon="star">
          <Request card={card} view={view} />
        </IconLine>
      )}
    </div>
  );
}

/** Whether the customer was asked to rate, until when, and if not, why. */
function Request({ card, view }: CardLinesProps) {
  const t = useTranslations("updates.request");
  const { notifiedAt, askedUntil } = card;
  const { clock } = view;
  const mail = card.mails.find((entry) => entry.kind === "update.solved");
  if (!notifiedAt) return t("silent");
  const at = () => <Moment at={notifiedAt} clock={clock} />;
  if (askedUntil) {
    const until = () => <Moment at={askedUntil} clock={clock} look="day" />;
    return (
      <>
        <b className="text-text">{t("waiting")}</b>{" "}
        {t.rich(askedUntil > clock.now ? "asked" : "expired", { at, until })}
      </>
    );
  }
  const link = (words: ReactNode) => <a href={`/outbox/${mail?.id}`}>{words}</a>;
  if (mail?.state === "failed") return t.rich("failed", { link });
  if (mail?.state === "dropped") return t.rich("dropped", { link });
  if (mail?.state === "sent") return t.rich("told", { at });
  return t("onItsWay");
}
