import type { EventData, events } from "@/db/schema";
import type { NoteKind } from "@/lib/base/vocabularies";
import type { MailKind, MailState } from "@/lib/mail/kinds";
import type { Priority, UpdateState } from "@/lib/updates/schema";

/** Somebody named on a card: a member, the customer, an API key, or Starloop itself. */
export type Person = {
  kind: "member" | "customer" | "apiKey" | "system";
  id: string | null;
  name: string;
};

export type NoteView = {
  id: string;
  kind: NoteKind;
  body: string;
  author: Person;
  createdAt: Date;
  /** The mail that carries it to the customer. */
  mailId: string | null;
};

export type EventView = {
  id: number;
  type: (typeof events.$inferSelect)["type"];
  actor: Person;
  data: EventData;
  at: Date;
};

export type UpdateMail = {
  id: string;
  kind: MailKind;
  state: MailState;
  toAddress: string;
  subject: string | null;
  dropReason: string | null;
  sendAt: Date;
  nextAttemptAt: Date | null;
  sentAt: Date | null;
  createdAt: Date;
  /** How often its links were fetched: by people, and by scanners and other programs. */
  visits: { people: number; machines: number };
};

export type RatingView = {
  id: string;
  stars: number;
  comment: string | null;
  createdAt: Date;
  /** Who is credited: the solver at that moment. */
  solvedBy: Person | null;
};

/** An NPS answer that an update is about: a rule opened it because of one, or one was given about it. */
export type AnswerView = {
  id: number;
  score: number;
  comment: string | null;
  channel: string;
  category: string;
  /** Whether a rule opened the update for it. */
  opened: boolean;
  createdAt: Date;
};

export type UpdateCard = {
  id: string;
  orderId: string;
  title: string;
  state: UpdateState;
  visible: boolean;
  /** The switch exists until the customer has written. */
  canHide: boolean;
  status: { id: string; name: string; color: string };
  priority: Priority;
  assignee: { id: string; name: string } | null;
  openedBy: Person;
  createdAt: Date;
  activeAt: Date;
  waitingSince: Date | null;
  solvedAt: Date | null;
  solvedBy: Person | null;
  notifiedAt: Date | null;
  /** Seconds within which whoever reads it can undo the solve. */
  undoSeconds: number;
  /** Until when the request to rate works; null when nobody was asked. */
  askedUntil: Date | null;
  ratedAt: Date | null;
  rating: RatingView | null;
  answers: AnswerView[];
  followsUpdate: { id: string; title: string; stars: number | null } | null;
  followedBy: { id: string; title: string; state: UpdateState; byCustomer: boolean }[];
  notes: NoteView[];
  events: EventView[];
  mails: UpdateMail[];
};

/** Starloop itself. */
export const SYSTEM: Person = { kind: "system", id: null, name: "" };

/** The person behind an id and name from a join, or null where the row names nobody. */
export function person(
  kind: Person["kind"],
  id: string | null,
  name: string | null,
): Person | null {
  return id === null ? null : { kind, id, name: name ?? "" };
}
