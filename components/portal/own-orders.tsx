import { Card } from "@/components/ui/card";
import { Stars } from "@/components/ui/stars";
import { StateLine, type StateTone } from "@/components/ui/status";
import { type Clock, formatMoney } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OwnConversation, OwnOrder } from "@/lib/portal/my/queries";
import { portalPage } from "@/lib/updates/portal-page";
import { Moment } from "./moment";

export interface OwnOrdersProps {
  orders: OwnOrder[];
  more: number;
  clock: Clock;
}

/** Each order as a card that leads to its page and to each of its conversations. */
export function OwnOrders({ orders, more, clock }: OwnOrdersProps) {
  const t = useTranslations("my");
  return (
    <section aria-labelledby="orders" className="grid grid-cols-1 gap-4">
      <h2 id="orders" className="sr-only">
        {t("orders")}
      </h2>
      {orders.map((order) => (
        <Order key={order.id} order={order} clock={clock} />
      ))}
      {more > 0 && <p className="text-sm text-muted">{t("more", { count: more })}</p>}
    </section>
  );
}

function Order({ order, clock }: { order: OwnOrder; clock: Clock }) {
  const t = useTranslations("my");
  const labels = useTranslations("labels");
  const { id, number, placedAt, currency, total, conversations } = order;
  return (
    <Card as="article" labelledBy={`order-${id}`}>
      <header className="flex flex-wrap items-baseline justify-between gap-x-4 px-4 pt-3 pb-2 sm:px-6">
        <h3 id={`order-${id}`} className="text-md">
          <a href={portalPage(id)} className="inline-block py-2">
            {labels("orderWithNumber", { number })}
          </a>
        </h3>
        <p className="text-sm text-muted tabular-nums">
          {t.rich("placed", {
            date: () => <Moment at={placedAt} clock={clock} dayOnly />,
          })}
          {" · "}
          {formatMoney(clock.locale, currency, total)}
        </p>
      </header>
      {conversations.length === 0 ? (
        <p className="border-t border-border px-4 py-3 text-sm text-muted sm:px-6">
          {t("noConversations")}
        </p>
      ) : (
        <ul className="divide-y divide-border border-t border-border">
          {conversations.map((conversation) => (
            <li key={conversation.id}>
              <a
                href={portalPage(id, conversation.id)}
                className="grid gap-0.5 px-4 py-3 text-text no-underline hover:bg-sunken sm:px-6"
              >
                <span className="font-strong wrap-anywhere">{conversation.title}</span>
                <ConversationLine conversation={conversation} />
              </a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function ConversationLine({ conversation }: { conversation: OwnConversation }) {
  const t = useTranslations("my.conversation");
  const ui = useTranslations("ui");
  const { word, tone } = lineOf(conversation);
  const { rating } = conversation;
  return (
    <span className="flex flex-wrap items-center gap-x-3 text-sm">
      <StateLine tone={tone}>{t(word)}</StateLine>
      {rating && <Stars value={rating.stars} label={ui("starsOf", { value: rating.stars })} />}
    </span>
  );
}

type Line = { word: "waiting" | "open" | "solved" | "rated"; tone: StateTone };

function lineOf({ state, waiting }: OwnConversation): Line {
  if (state === "rated") return { word: "rated", tone: "idle" };
  if (state === "solved") return { word: "solved", tone: "ok" };
  return { word: waiting ? "waiting" : "open", tone: "open" };
}
