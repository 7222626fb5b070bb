import type { ReactNode } from "react";
import { useErased } from "@/components/shell/erased-text";
import { Moment } from "@/components/shell/moment";
import { Icon } from "@/components/ui/icon";
import { LinkedText } from "@/components/ui/linked-text";
import { StateLine } from "@/components/ui/status";
import { NoteItem, Notes, type NoteTone } from "@/components/ui/thread";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { NoteView, UpdateCard, UpdateMail } from "@/lib/updates/card";
import type { CardView } from "./card-view";
import { personName } from "./person-name";

export interface CardNotesProps {
  card: UpdateCard;
  view: CardView;
  kind: "customer" | "internal";
}

/** One side of the thread, oldest first. */
export function CardNotes({ card, view, kind }: CardNotesProps) {
  const t = useTranslations("updates");
  const erased = useErased();
  const notes = card.notes.filter((note) => note.kind === kind);
  if (notes.length === 0) {
    const words = kind === "customer" ? t("notes.noneCustomer") : t("notes.noneInternal");
    return <p className="text-muted">{words}</p>;
  }
  return (
    <Notes>
      {notes.map((note) => (
        <NoteItem
          key={note.id}
          tone={toneOf(note)}
          author={personName(t, note.author)}
          meta={
            <>
              {kind === "internal" && (
                <StateLine tone="wait" icon="lock">
                  {t("notes.teamOnly")}
                </StateLine>
              )}
              <Moment at={note.createdAt} clock={view.clock} />
            </>
          }
          receipt={receiptOf(note, card, view)}
        >
          <LinkedText text={erased.words(note.body)} />
        </NoteItem>
      ))}
    </Notes>
  );
}

function toneOf(note: NoteView): NoteTone {
  if (note.kind === "internal") return "internal";
  return note.author.kind === "customer" ? "customer" : "team";
}

function receiptOf(note: NoteView, card: UpdateCard, view: CardView): ReactNode {
  if (note.kind === "internal" || note.author.kind === "customer") return null;
  const mail = card.mails.find((entry) => entry.id === note.mailId);
  return mail ? <Receipt mail={mail} view={view} /> : <NoMail />;
}

/** The outcome of the mail that carries a note. */
function Receipt({ mail, view }: { mail: UpdateMail; view: CardView }) {
  const t = useTranslations("updates.notes.mail");
  const when = mail.sentAt ?? mail.nextAttemptAt ?? mail.sendAt;
  const wrong = mail.state === "failed" || mail.state === "dropped";
  return (
    <>
      <Icon name={wrong ? "mail-x" : mail.state === "sent" ? "check" : "clock"} />
      <span>
        {t.rich(mail.state, {
          at: () => <Moment at={when} clock={view.clock} />,
          link: (words) => <a href={`/outbox/${mail.id}`}>{words}</a>,
        })}
      </span>
    </>
  );
}

function NoMail() {
  const t = useTranslations("updates.notes");
  return (
    <>
      <Icon name="mail-x" />
      {t("noMail")}
    </>
  );
}
