import { Banner } from "@/components/ui/banner";
import type { Notice } from "./conversation-answer";
import { FreshLinkForm } from "./fresh-link-form";
import type { ConversationTexts } from "./texts";

export interface ConversationNoticeProps {
  notice: Notice | null;
  texts: Pick<ConversationTexts, "unsent" | "freshLink">;
  freshLink: { address: string; requestId: string } | null;
}

/** One sentence about what has just happened. Its frame is always there, so that it is read out. */
export function ConversationNotice({ notice, texts, freshLink }: ConversationNoticeProps) {
  return (
    <div role={notice && notice.tone !== "good" ? "alert" : "status"}>
      {notice && (
        <div data-notice tabIndex={-1} className="px-4 pb-4 sm:px-6">
          <Banner tone={notice.tone}>
            <p>{notice.text}</p>
            {notice.kept && <p>{notice.kept}</p>}
            {notice.unsent && (
              <div className="mt-2">
                <p className="text-sm font-strong">{texts.unsent}</p>
                <p className="whitespace-pre-line wrap-anywhere">{notice.unsent}</p>
              </div>
            )}
            {notice.gone && freshLink && (
              <div className="mt-3">
                <FreshLinkForm {...freshLink} label={texts.freshLink} />
              </div>
            )}
          </Banner>
        </div>
      )}
    </div>
  );
}
