import { StateLine } from "@/components/ui/status";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Conversation, ConversationNote } from "@/lib/portal/queries";
import { OnceRated } from "./given-stars";
import { Moment } from "./moment";

export interface ConversationStateProps {
  conversation: Conversation;
  clock: Clock;
}

/** Whose turn it is, and how it ended; of a solved conversation also as it reads right after the rating. */
export function ConversationState({ conversation, clock }: ConversationStateProps) {
  const now = <Line conversation={conversation} clock={clock} />;
  if (conversation.state !== "solved") return now;
  const rated = { ...conversation, state: "rated" as const, ratedAt: clock.now };
  return <OnceRated before={now} after={<Line conversation={rated} clock={clock} />} />;
}

function Line({
  conversation: { state, waiting, notes, solvedAt, solvedBy, ratedAt },
  clock,
}: ConversationStateProps) {
  const t = useTranslations("portal.state");
  const date = (at: Date | null) => ({
    date: () => at && <Moment at={at} clock={clock} dayOnly />,
  });
  if (state === "rated") {
    return <StateLine tone="idle">{t.rich("rated", date(ratedAt))}</StateLine>;
  }
  if (state === "solved") {
    const solver = { hasName: solvedBy ? "yes" : "no", name: solvedBy ?? "" };
    return <StateLine tone="ok">{t.rich("solved", { ...solver, ...date(solvedAt) })}</StateLine>;
  }
  return (
    <StateLine tone="open" icon="message-circle" className="text-text">
      {t(waiting ? "waiting" : lastWord(notes))}
    </StateLine>
  );
}

function lastWord(notes: ConversationNote[]): "open" | "answered" | "written" {
  if (notes.at(-1)?.mine !== false) return "open";
  return notes.some((note) => note.mine) ? "answered" : "written";
}
