"use client";

import { type RefObject, useEffect, useRef, useState } from "react";
import { useFormAction } from "@/components/form/use-form-action";
import type { FormScope } from "@/components/ratings/hidden-fields";
import { RatingForm } from "@/components/ratings/rating-form";
import { RatingThanks } from "@/components/ratings/rating-thanks";
import { reopenConversation, replyToConversation } from "@/lib/portal/actions";
import { rateConversation } from "@/lib/ratings/actions";
import type { UpdateState } from "@/lib/updates/schema";
import { type Answer, latestAnswer, noticeOf } from "./conversation-answer";
import { ConversationNotice } from "./conversation-notice";
import { useGivenStars } from "./given-stars";
import { ReopenForm } from "./reopen-form";
import { ReplyForm } from "./reply-form";
import type { ConversationTexts } from "./texts";

export interface ConversationEndProps {
  scope: FormScope;
  conversation: {
    id: string;
    state: UpdateState;
    rating: { stars: number; comment: string | null } | null;
  };
  asks: { ratingsOn: boolean; commentOn: boolean };
  /** The star of a link in a mail. */
  chosen: number | null;
  /** What brought the customer here: a message or re-opening sent from another page. */
  arrival: "sent" | "opened" | null;
  submissionId: string;
  /** The page's address, where the forms post to without scripts. */
  address: string;
  /** Its own place on the page. */
  anchor: string;
  /** Of the headings in it: one below the conversation's. */
  heading: "h2" | "h3";
  texts: ConversationTexts;
}

const NOTHING = { body: "", comment: "" };

/** What is below the messages: reply box, rating form or thanks, by the conversation's state. */
export function ConversationEnd(props: ConversationEndProps) {
  const { scope, conversation, asks, texts, submissionId, heading } = props;
  const { id } = conversation;
  const { give } = useGivenStars();
  const lost = texts.unreachable;
  const here = { permalink: `${props.address}#${props.anchor}`, lost };
  // Browsers put the cursor into the box that an address names.
  const inReplyBox = { permalink: `${props.address}#reply-${id}`, lost };
  const forms = {
    rate: useFormAction(rateConversation, {
      ...here,
      onDone: ({ rating }) => rating && give(rating.stars),
    }),
    reopen: useFormAction(reopenConversation, inReplyBox),
    reply: useFormAction(replyToConversation, inReplyBox),
  };
  // The page is not rendered again for a rating: the answer brings it.
  const rating = conversation.rating ?? forms.rate.state.rating ?? null;
  const state = rating ? "rated" : conversation.state;
  const [draft, setDraft] = useState(NOTHING);
  const answer = latestAnswer(forms);
  const byToken = "token" in scope;
  const notice = noticeOf(answer, { ...asks, state, byToken, arrival: props.arrival, texts });
  const box = useRef<HTMLDivElement>(null);
  useFocusAfter(answer, box);

  const sent = answer?.form === "reply" && answer.state.status === "done";
  const kept = sent ? NOTHING : keptWords(draft, answer);
  const common = { scope, updateId: id, submissionId };
  const freshLink = byToken
    ? { address: `/gone/rate/${scope.token}/fresh-link`, requestId: submissionId }
    : null;
  return (
    <div ref={box} id={props.anchor} className="scroll-mt-4">
      <ConversationNotice notice={notice} texts={texts} freshLink={freshLink} />
      {state === "open" && (
        <ReplyForm
          {...common}
          form={forms.reply}
          kept={kept.body || kept.comment}
          onWrite={(body) => setDraft({ body, comment: "" })}
          onSend={() => setDraft(NOTHING)}
          texts={texts.reply}
        />
      )}
      {state === "solved" && asks.ratingsOn && !notice?.gone && (
        <RatingForm
          {...common}
          form={forms.rate}
          heading={heading}
          withComment={asks.commentOn}
          chosen={props.chosen}
          kept={kept.comment}
          onWrite={(comment) => setDraft((before) => ({ ...before, comment }))}
          texts={texts.rate}
        />
      )}
      {state === "solved" && !notice?.gone && (
        <ReopenForm
          {...common}
          form={forms.reopen}
          draft={kept.body}
          onWrite={(body) => setDraft((before) => ({ ...before, body }))}
          text={asks.ratingsOn ? texts.reopen.text : texts.reopen.textRatingsOff}
          texts={texts.reopen}
        />
      )}
      {rating && <RatingThanks heading={heading} rating={rating} texts={texts.thanks} />}
    </div>
  );
}

/** Nothing typed is lost when the state changes: what one form can no longer send, another shows. */
function keptWords(draft: typeof NOTHING, answer: Answer | null): typeof NOTHING {
  const values = answer?.state.values;
  return {
    body: draft.body || values?.body || "",
    comment: draft.comment || values?.comment || "",
  };
}

/** Moves the focus once per answer, to what it changed: thanks, the reply box, the first error. */
function useFocusAfter(answer: Answer | null, box: RefObject<HTMLDivElement | null>) {
  const seen = useRef<Answer["state"] | null>(null);
  // After every render: the page that shows the change may come later than the answer.
  useEffect(() => {
    if (!answer || answer.at === 0 || seen.current === answer.state) return;
    const target = box.current?.querySelector<HTMLElement>(targetOf(answer));
    if (!target) return;
    seen.current = answer.state;
    const inPlace = answer.form === "reply" && box.current?.contains(document.activeElement);
    if (!inPlace || answer.state.status === "refused") target.focus();
  });
}

function targetOf({ form, state }: Answer): string {
  if (state.status === "refused") return "[aria-invalid=true], [data-error] input, [data-notice]";
  return { rate: "[data-thanks]", reopen: "[id^=reply-]", reply: "[data-notice]" }[form];
}
