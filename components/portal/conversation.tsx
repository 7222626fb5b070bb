import { Card } from "@/components/ui/card";
import { LinkedText } from "@/components/ui/linked-text";
import { Message, Messages } from "@/components/ui/thread";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { latestId } from "@/lib/portal/addresses";
import type { ConversationNote, Conversation as ConversationView } from "@/lib/portal/queries";
import { ConversationEnd, type ConversationEndProps } from "./conversation-end";
import { ConversationFold } from "./conversation-fold";
import { ConversationState } from "./conversation-state";
import { GivenStars } from "./given-stars";
import { Moment } from "./moment";

export interface ConversationProps {
  conversation: ConversationView;
  shopName: string;
  clock: Clock;
  /** One of several: folds, and is open at first or not. Undefined: it is on its own. */
  unfolded?: boolean;
  /** How many of the newest messages stand open; the earlier ones are folded away. None: what there is to do comes first. */
  recent: number;
  end: Omit<ConversationEndProps, "conversation" | "heading">;
}

/** A conversation with everything the customer may see of it, and what there is to do. */
export function Conversation(props: ConversationProps) {
  const { conversation, clock, unfolded, recent, end } = props;
  const { id, state, rating, title } = conversation;
  const anchor = `conversation-${id}`;
  const heading = `title-${id}`;
  const answer = (
    <div id={state === "open" ? undefined : latestId(id)} className="scroll-mt-4">
      <ConversationEnd
        {...end}
        heading={recent === 0 ? "h2" : "h3"}
        conversation={{ id, state, rating }}
      />
    </div>
  );
  const body =
    recent === 0 ? (
      <>
        <LastReply {...props} />
        {answer}
        <WholeConversation {...props} />
      </>
    ) : (
      <>
        <Thread {...props} />
        {answer}
      </>
    );
  const line = <ConversationState conversation={conversation} clock={clock} />;
  if (unfolded === undefined) {
    const Heading = recent === 0 ? "h1" : "h2";
    return (
      <GivenStars>
        <Card as="article" id={anchor} labelledBy={heading}>
          <div className="grid grid-cols-1 gap-1 px-4 pt-4 pb-3.5 sm:px-6">
            <Heading id={heading} className="text-lg">
              {title}
            </Heading>
            <p className="text-sm">{line}</p>
          </div>
          {body}
        </Card>
      </GivenStars>
    );
  }
  return (
    <GivenStars>
      <ConversationFold
        id={anchor}
        headingId={heading}
        unfolded={unfolded}
        title={title}
        line={line}
        stars={rating?.stars ?? null}
        starNames={end.texts.thanks.given}
      >
        {body}
      </ConversationFold>
    </GivenStars>
  );
}

type NoteProps = Pick<ConversationProps, "shopName" | "clock"> & { note: ConversationNote };

function Note({ note, shopName, clock, id }: NoteProps & { id?: string }) {
  const t = useTranslations("portal");
  const { mine, author } = note;
  const ours = author ? t("author", { name: author, shop: shopName }) : shopName;
  return (
    <Message
      id={id}
      mine={mine}
      author={mine ? t("you") : ours}
      time={<Moment at={note.createdAt} clock={clock} />}
    >
      <LinkedText text={note.body} />
    </Message>
  );
}

/** What the shop wrote last, where there is room for it above what there is to do. */
function LastReply({ conversation: { notes }, shopName, clock }: ConversationProps) {
  const last = notes.findLast(({ mine }) => !mine);
  if (!last) return null;
  return (
    <div className="max-sm:hidden">
      <Messages>
        <Note note={last} shopName={shopName} clock={clock} />
      </Messages>
    </div>
  );
}

function WholeConversation({ conversation: { notes }, shopName, clock }: ConversationProps) {
  const t = useTranslations("portal");
  if (notes.length === 0) return null;
  return (
    <details className="border-t border-border px-4 sm:px-6">
      <summary className="py-3.5 text-accent">{t("whole", { count: notes.length })}</summary>
      <Messages className="px-0 sm:px-0">
        {notes.map((note) => (
          <Note key={note.id} note={note} shopName={shopName} clock={clock} />
        ))}
      </Messages>
    </details>
  );
}

function Thread({ conversation, shopName, clock, recent }: ConversationProps) {
  const t = useTranslations("portal");
  const ui = useTranslations("ui");
  const { id, state, notes } = conversation;
  const earlier = notes.length > recent + 1 ? notes.slice(0, -recent) : [];
  const latest = notes.slice(earlier.length);
  const message = (note: ConversationNote) => (
    <Note
      key={note.id}
      id={state === "open" && note === notes.at(-1) ? latestId(id) : undefined}
      note={note}
      shopName={shopName}
      clock={clock}
    />
  );
  return (
    <>
      {earlier.length > 0 && (
        <details className="px-4 pb-3 sm:px-6">
          <summary className="w-fit py-3 text-sm text-accent">
            {t("earlier", { count: earlier.length })}
          </summary>
          <Messages className="px-0 sm:px-0">{earlier.map(message)}</Messages>
        </details>
      )}
      {latest.length > 0 && (
        <div role="log" aria-label={ui("messages")}>
          <Messages>{latest.map(message)}</Messages>
        </div>
      )}
    </>
  );
}
