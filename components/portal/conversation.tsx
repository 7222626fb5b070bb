import { Card } from "@/components/ui/card";
import type { Clock } from "@/lib/base/format";
import type { Conversation as ConversationView } from "@/lib/portal/queries";
import { latestId } from "@/lib/updates/portal-page";
import { ConversationEnd, type ConversationEndProps } from "./conversation-end";
import { ConversationFold } from "./conversation-fold";
import { ConversationState } from "./conversation-state";
import { GivenStars } from "./given-stars";
import { LastReply, Thread, WholeConversation } from "./thread";

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
  const { conversation, shopName, clock, unfolded, recent, end } = props;
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
  const thread = { conversation, shopName, clock };
  const body =
    recent === 0 ? (
      <>
        <LastReply {...thread} />
        {answer}
        <WholeConversation {...thread} />
      </>
    ) : (
      <>
        <Thread {...thread} recent={recent} />
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
