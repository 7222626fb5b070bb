import type { EVENT_TYPES } from "@/lib/base/vocabularies";
import type { MailKind } from "@/lib/mail/kinds";

/**
 * Whom an event is told to. `responsible`: the responsible member, without one the alert list;
 * `responsible member`: never the alert list; `alert list`: but for whom the event is told already.
 */
export type Addressee =
  | "customer"
  | "responsible"
  | "responsible member"
  | "alert list"
  | "assignee"
  | "whoever asked"
  | "whoever is invited"
  | "nobody";

type Row = {
  /** A line of the tracking log, or something that is on no update or no line of its own. */
  event: (typeof EVENT_TYPES)[number] | `other: ${string}`;
  by: "customer" | "staff" | "rule" | "anybody";
  to: Addressee;
  mail?: MailKind;
};

/**
 * Who is notified of what, and by which email. Whoever did it is not told, and nobody twice of one
 * event. A kind of email has the same addressees wherever it stands.
 */
export const WHO_IS_TOLD: readonly Row[] = [
  { event: "update.opened", by: "customer", to: "responsible", mail: "update.customer_wrote" },
  { event: "update.opened", by: "staff", to: "assignee", mail: "update.assigned" },
  { event: "update.opened", by: "rule", to: "responsible", mail: "update.opened" },
  { event: "update.assigned", by: "staff", to: "assignee", mail: "update.assigned" },
  { event: "update.solved", by: "staff", to: "customer", mail: "update.solved" },
  { event: "update.solve_undone", by: "staff", to: "nobody" },
  { event: "update.reopened", by: "customer", to: "responsible", mail: "update.reopened" },
  { event: "update.reopened", by: "staff", to: "nobody" },
  { event: "update.status_changed", by: "staff", to: "nobody" },
  { event: "update.priority_changed", by: "staff", to: "nobody" },
  { event: "update.retitled", by: "staff", to: "nobody" },
  { event: "update.shown", by: "staff", to: "nobody" },
  { event: "update.hidden", by: "staff", to: "nobody" },
  { event: "note.customer", by: "customer", to: "responsible", mail: "update.customer_wrote" },
  { event: "note.customer", by: "staff", to: "customer", mail: "note.customer" },
  { event: "note.internal", by: "staff", to: "nobody" },
  {
    event: "rating.submitted",
    by: "customer",
    to: "responsible member",
    mail: "rating.responsible",
  },
  { event: "rating.submitted", by: "customer", to: "alert list", mail: "rating.alert" },
  { event: "rating.submitted", by: "customer", to: "customer", mail: "rating.promoter" },
  { event: "rating.submitted", by: "customer", to: "customer", mail: "rating.detractor" },
  // It stands on the owners' Home: whoever could have been mailed would have been.
  { event: "alert.nobody", by: "anybody", to: "nobody" },
  { event: "other: email failed", by: "anybody", to: "responsible", mail: "mail.returned" },
  { event: "other: survey due", by: "rule", to: "customer", mail: "nps.invitation" },
  { event: "other: link asked", by: "customer", to: "whoever asked", mail: "portal.link" },
  { event: "other: link asked", by: "customer", to: "whoever asked", mail: "customer.link" },
  { event: "other: sign-in", by: "anybody", to: "whoever asked", mail: "auth.sign_in" },
  { event: "other: sign-in", by: "anybody", to: "whoever asked", mail: "auth.reset" },
  { event: "other: account changed", by: "anybody", to: "whoever asked", mail: "auth.email" },
  { event: "other: account changed", by: "anybody", to: "whoever asked", mail: "auth.notice" },
  { event: "other: invited", by: "staff", to: "whoever is invited", mail: "auth.invitation" },
  { event: "other: test asked", by: "staff", to: "whoever asked", mail: "mail.test" },
];

/** Whom emails of a kind go to. */
export function addresseeOf(kind: MailKind): Addressee {
  const row = WHO_IS_TOLD.find(({ mail }) => mail === kind);
  if (!row) throw new Error(`Nobody is told by ${kind}.`);
  return row.to;
}
