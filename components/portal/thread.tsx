import { linkParts } from "@/components/ui/linked-text";
import { type MessageData, Messages } from "@/components/ui/messages";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Conversation, ConversationNote } from "@/lib/portal/queries";
import { latestId } from "@/lib/updates/portal-page";
import { useMomentWords } from "./moment";

export interface ThreadProps {
  conversation: Conversation;
  shopName: string;
  clock: Clock;
}

/** A conversation's messages as their list wants them. */
function useMessages({ conversation: { notes }, shopName, clock }: ThreadProps) {
  const t = useTranslations("portal");
  const momentWords = useMomentWords();
  const authorOf = ({ mine, author }: ConversationNote) => {
    if (mine) return t("you");
    return author ? t("author", { name: author, shop: shopName }) : shopName;
  };
  return notes.map(
    (note): MessageData => ({
      key: note.id,
      mine: note.mine,
      author: authorOf(note),
      at: momentWords({ at: note.createdAt, clock }),
      text: linkParts(note.body),
    }),
  );
}

/** What the shop wrote last, where there is room for it above what there is to do. */
export function LastReply(props: ThreadProps) {
  const last = useMessages(props).findLast(({ mine }) => !mine);
  if (!last) return null;
  return (
    <div className="max-sm:hidden">
      <Messages list={[last]} />
    </div>
  );
}

/** All that was written, folded away. */
export function WholeConversation(props: ThreadProps) {
  const t = useTranslations("portal");
  const all = useMessages(props);
  if (all.length === 0) return null;
  return (
    <details className="border-t border-border px-4 sm:px-6">
      <summary className="py-3.5 text-accent">{t("whole", { count: all.length })}</summary>
      <Messages className="px-0 sm:px-0" list={all} />
    </details>
  );
}

/** The newest messages; the earlier ones folded away. */
export function Thread({ recent, ...props }: ThreadProps & { recent: number }) {
  const t = useTranslations("portal");
  const ui = useTranslations("ui");
  const all = useMessages(props);
  const { id, state } = props.conversation;
  const newest = all.at(-1);
  // Links lead there.
  if (newest && state === "open") newest.id = latestId(id);
  const earlier = all.length > recent + 1 ? all.slice(0, -recent) : [];
  const latest = all.slice(earlier.length);
  return (
    <>
      {earlier.length > 0 && (
        <details className="px-4 pb-3 sm:px-6">
          <summary className="w-fit py-3 text-sm text-accent">
            {t("earlier", { count: earlier.length })}
          </summary>
          <Messages className="px-0 sm:px-0" list={earlier} />
        </details>
      )}
      {latest.length > 0 && (
        <div role="log" aria-label={ui("messages")}>
          <Messages list={latest} />
        </div>
      )}
    </>
  );
}
