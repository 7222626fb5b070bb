import { useErased } from "@/components/shell/erased-text";
import { viewMoment } from "@/components/shell/moment-view";
import { Details } from "@/components/ui/layout";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { EventView, UpdateCard, UpdateMail } from "@/lib/updates/card";
import type { CardView } from "./card-view";
import { useEventText } from "./event-text";
import { LogLines } from "./log-lines";

export interface CardLogProps {
  card: UpdateCard;
  view: CardView;
}

/** Lines shown before the rest folds away. */
const SHOWN = 12;

/** Everything that happened, newest first, and every mail that belongs to the update. */
export function CardLog({ card, view }: CardLogProps) {
  const t = useTranslations("updates.log");
  const labels = useTranslations("labels");
  const time = useTranslations("time");
  const say = useEventText(view.choices);
  const entry = (event: EventView) => ({
    key: String(event.id),
    moment: viewMoment(event.at, view.clock, time),
    text: say(event),
  });
  const earlier = card.events.slice(SHOWN);
  return (
    <>
      <LogLines entries={card.events.slice(0, SHOWN).map(entry)} />
      {earlier.length > 0 && (
        <Details summary={t("earlier", { count: earlier.length })}>
          <LogLines entries={earlier.map(entry)} />
        </Details>
      )}
      <h3 className="mt-4 mb-1">{labels("emails")}</h3>
      {card.mails.length > 0 ? (
        <LogLines
          entries={latestFirst(card.mails).map((mail) => ({
            key: mail.id,
            moment: viewMoment(whenOf(mail), view.clock, time),
            text: <MailText mail={mail} />,
          }))}
        />
      ) : (
        <p className="text-sm text-muted">{t("noMails")}</p>
      )}
    </>
  );
}

function latestFirst(mails: UpdateMail[]): UpdateMail[] {
  return [...mails].sort((a, b) => whenOf(b).getTime() - whenOf(a).getTime());
}

function whenOf(mail: UpdateMail): Date {
  if (mail.state === "queued") return mail.nextAttemptAt ?? mail.sendAt;
  return mail.sentAt ?? mail.createdAt;
}

function MailText({ mail }: { mail: UpdateMail }) {
  const erased = useErased();
  const t = useTranslations("updates.log.mail");
  const kinds = useTranslations("mailKinds");
  const retry = mail.state === "queued" && mail.nextAttemptAt !== null;
  return (
    <>
      {t.rich(retry ? "retry" : mail.state, {
        kind: kinds(mail.kind),
        to: mail.toAddress || erased.name(""),
        link: (words) => <a href={`/outbox/${mail.id}`}>{words}</a>,
      })}
      <Visits {...mail.visits} />
    </>
  );
}

/** Who fetched its links. Machines' visits stand apart: they say nothing about the customer. */
function Visits(visits: UpdateMail["visits"]) {
  const t = useTranslations("visits");
  if (visits.people + visits.machines === 0) return null;
  return <span className="block text-muted">{t("both", visits)}</span>;
}
