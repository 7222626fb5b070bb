import type { MAIL_KINDS, MAIL_STATES, TOPICS } from "@/lib/base/vocabularies";

export type MailKind = (typeof MAIL_KINDS)[number];
/** The kinds that may wait before they leave, each of which must read its reason again when it does. */
export const DELAYED_KINDS = [
  "note.customer",
  "update.solved",
  "update.customer_wrote",
  "update.opened",
  "rating.promoter",
  "rating.detractor",
  "nps.invitation",
  "mail.test",
] as const satisfies MailKind[];
export type DelayedKind = (typeof DELAYED_KINDS)[number];

export type MailState = (typeof MAIL_STATES)[number];

export type Topic = (typeof TOPICS)[number];

/** Why a mail was not sent: keys of the catalogue's `outbox.reasons`. */
export type DropReason =
  | "reopened"
  | "solved_again"
  | "undone"
  | "rated"
  | "folded"
  | "told_first"
  | "hidden"
  | "opted_out"
  | "replies_off"
  | "follow_ups_off"
  | "ratings_off"
  | "alert_off"
  | "member_gone"
  | "address_gone"
  | "nothing_new"
  | "answered"
  | "reassigned"
  | "sent_after_all"
  | "link_over"
  | "no_sign_in_mail"
  | "too_late"
  | "blocked"
  | "erased"
  | "budget"
  | "invitations_off"
  | "order_cancelled"
  | "silent"
  | "awaiting_reply"
  | "unrecovered"
  | "demo";

/** Who a mail goes to. A member or customer is named where it is one of ours. */
export type Recipient = {
  address: string;
  name: string;
  memberId?: string;
  customerId?: string;
};
