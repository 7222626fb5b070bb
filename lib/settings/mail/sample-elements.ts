import { createElement, type ReactElement } from "react";
import CustomerLink from "@/emails/customer-link";
import NoteCustomer from "@/emails/note-customer";
import PortalLink from "@/emails/portal-link";
import RatingAlert from "@/emails/rating-alert";
import RatingAssignee from "@/emails/rating-assignee";
import RatingDetractor from "@/emails/rating-detractor";
import RatingPromoter from "@/emails/rating-promoter";
import UpdateReopened from "@/emails/update-reopened";
import UpdateSolved from "@/emails/update-solved";
import { NETWORKS } from "@/lib/base/vocabularies";
import type { EditableKind } from "@/lib/mail/editable";
import type { Sample } from "@/lib/mail/sample-facts";
import { mailWords } from "@/lib/mail/words";

const HIGH = { stars: 5 };
const LOW = { stars: 2 };

/** Each kind of mail over the same made-up facts. */
const ELEMENTS: Record<EditableKind, (sample: Sample) => ReactElement> = {
  "note.customer": ({ locale, frame, values, title, note, agent, writtenAt, url }) =>
    createElement(NoteCustomer, {
      ...frame,
      text: mailWords(locale, "note-customer", values),
      title,
      notes: [{ author: agent, writtenAt, body: note }],
      portalUrl: url,
      unsubscribeUrl: url,
    }),
  "update.solved": ({ locale, frame, values, title, url }) =>
    createElement(UpdateSolved, {
      ...frame,
      text: mailWords(locale, "update-solved", values),
      title,
      rateUrl: url,
      portalUrl: url,
      unsubscribeUrl: url,
    }),
  "update.reopened": ({ locale, frame, values, title, url }) =>
    createElement(UpdateReopened, {
      ...frame,
      text: mailWords(locale, "update-reopened", values),
      title,
      cardUrl: url,
    }),
  "rating.promoter": ({ locale, frame, values, comment, url }) =>
    createElement(RatingPromoter, {
      ...frame,
      text: mailWords(locale, "rating-promoter", { ...values, ...HIGH }),
      comment,
      shares: NETWORKS.map((network) => ({ network, url })),
      copyUrl: url,
      unsubscribeUrl: url,
    }),
  "rating.detractor": ({ locale, frame, values, title, comment, url }) =>
    createElement(RatingDetractor, {
      ...frame,
      text: mailWords(locale, "rating-detractor", { ...values, ...LOW }),
      title,
      comment,
      replyUrl: url,
      unsubscribeUrl: url,
    }),
  "rating.alert": ({ locale, frame, values, title, comment, url }) =>
    createElement(RatingAlert, {
      ...frame,
      text: mailWords(locale, "rating-alert", { ...values, ...LOW }),
      ...LOW,
      title,
      comment,
      cardUrl: url,
    }),
  "rating.assignee": ({ locale, frame, values, title, comment, url }) =>
    createElement(RatingAssignee, {
      ...frame,
      text: mailWords(locale, "rating-assignee", { ...values, ...LOW }),
      ...LOW,
      title,
      comment,
      cardUrl: url,
    }),
  "customer.link": ({ locale, frame, values, url }) =>
    createElement(CustomerLink, {
      ...frame,
      text: mailWords(locale, "customer-link", values),
      ownUrl: url,
    }),
  "portal.link": ({ locale, frame, values, url }) =>
    createElement(PortalLink, {
      ...frame,
      text: mailWords(locale, "portal-link", values),
      portalUrl: url,
    }),
};

/** The template of a kind, filled with a sample. */
export function sampleElement(kind: EditableKind, sample: Sample): ReactElement {
  return ELEMENTS[kind](sample);
}
