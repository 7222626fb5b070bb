import { createElement, type ReactElement } from "react";
import NpsInvitation from "@/emails/nps-invitation";
import type { mailFrame } from "@/lib/mail/frame";
import { mailWords } from "@/lib/mail/words";
import { renderBody } from "@/lib/nps/templates/template-body";
import type { FieldValues } from "@/lib/nps/templates/template-fields";

/** What the line below the mail says of why it came. `expires_on` is a day in words. */
export type InvitationReason = {
  about: "solved" | "order" | "customer";
  budget_days: number;
  expires_on: string;
};

type Filled = { subject: string; facts: FieldValues; about: InvitationReason };

/** A template's body within the shop's frame, in the frame's language. */
export function invitationElement(
  frame: ReturnType<typeof mailFrame>,
  body: string,
  { subject, facts, about }: Filled,
): ReactElement {
  const text = mailWords(frame.lang, "nps-invitation", {
    subject,
    order_number: facts.order_number,
    shop_name: facts.shop_name,
    ...about,
  });
  const labels = [
    text.score0,
    text.score1,
    text.score2,
    text.score3,
    text.score4,
    text.score5,
    text.score6,
    text.score7,
    text.score8,
    text.score9,
    text.score10,
  ];
  const bodyHtml = renderBody(body, facts, { ends: text.ends, hint: text.hint, labels });
  const { unsubscribeUrl } = facts;
  return createElement(NpsInvitation, { ...frame, text, bodyHtml, unsubscribeUrl });
}
