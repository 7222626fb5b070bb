import type { MailText } from "@/lib/i18n/mail-text";
import { mailWords } from "@/lib/mail/words";
import { renderBody } from "@/lib/nps/templates/template-body";
import { type FieldValues, fillSubject } from "@/lib/nps/templates/template-fields";

/** What the line below the mail says of why it came. `expires_on` is a day in words. */
export type InvitationReason = {
  about: "solved" | "order" | "customer";
  budget_days: number;
  expires_on: string;
};

type Template = { subject: string; body: string };
type Content = {
  text: MailText<"nps-invitation">;
  props: { bodyHtml: string };
  unsubscribeUrl: string;
};

/** A template with its fields filled in, and the words around it in the mail's language. */
export function invitationContent(
  locale: string,
  template: Template,
  facts: FieldValues,
  reason: InvitationReason,
): Content {
  const text = mailWords(locale, "nps-invitation", {
    subject: fillSubject(template.subject, facts),
    order_number: facts.order_number,
    shop_name: facts.shop_name,
    ...reason,
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
  const bodyHtml = renderBody(template.body, facts, { ends: text.ends, hint: text.hint, labels });
  return { text, props: { bodyHtml }, unsubscribeUrl: facts.unsubscribeUrl };
}
