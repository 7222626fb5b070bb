import type { InvitationState } from "@/lib/base/vocabularies";
import type { CustomerDetail } from "@/lib/customers/customer-detail";
import type { CustomerInvitation } from "@/lib/customers/customer-nps";

/** Somebody in the papers: the customer, a team member as customers call them, or a program of the shop. */
export type Writer = { kind: "customer" | "team" | "program"; name: string | null };

export type ExportedNote = { at: Date; by: Writer; internal: boolean; text: string };

/** One time an update was solved: by whom, whether the customer was told, and whether it was opened again. */
export type ExportedSolve = {
  at: Date;
  by: Writer | null;
  toldAt: Date | null;
  reopened: { at: Date; by: Writer | null; undoneAt: Date | null } | null;
};

export type ExportedUpdate = {
  title: string;
  openedAt: Date;
  visible: boolean;
  solvedAt: Date | null;
  solves: ExportedSolve[];
  ratedAt: Date | null;
  rating: { stars: number; comment: string | null; at: Date } | null;
  notes: ExportedNote[];
};

export type ExportedOrder = {
  number: string;
  externalId: string;
  placedAt: Date;
  status: string;
  currency: string;
  total: string;
  customerName: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  unusableEmail: string | null;
  locale: string | null;
  replyMailsOffAt: Date | null;
  items: { name: string; sku: string | null; quantity: number; total: string }[];
  updates: ExportedUpdate[];
};

export type ExportedMail = {
  kind: string;
  state: string;
  to: string;
  subject: string | null;
  decidedAt: Date;
  sentAt: Date | null;
  deliveredAt: Date | null;
  bouncedAt: Date | null;
  complainedAt: Date | null;
};

export type ExportedLink = {
  purpose: string;
  createdAt: Date;
  expiresAt: Date;
  visits: { at: string; machine: string | null; agent: string }[];
};

/** An NPS answer, with what it said before the same person answered again that day. */
export type ExportedAnswer = {
  at: Date;
  score: number;
  /** The lower end of the scale; the upper is 10. */
  scaleFrom: number;
  comment: string | null;
  channel: string;
  category: string;
  email: string | null;
  unusableEmail: string | null;
  phone: string | null;
  loyaltyId: string | null;
  deviceId: string | null;
  /** The order as it was named. */
  order: string | null;
  earlier: { score: number; comment: string | null; replacedAt: string }[];
};

/** What was decided about asking the person for an NPS answer. */
export type ExportedInvitation = {
  decidedAt: Date;
  state: InvitationState;
  reason: CustomerInvitation["reason"];
  /** The conversation or the survey it was about. */
  about: string;
  answeredAt: Date | null;
};

/** Where a person's papers begin. */
export type ExportedPerson = {
  shop: { name: string; timeZone: string };
  name: string;
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  unusableEmail: string | null;
  tags: string[];
  since: Date;
  stopped: CustomerDetail["optOuts"];
  blocked: CustomerDetail["blocked"];
};

/** One person's data, piece by piece and in this order, however much there is of it. */
export type ExportPart =
  | { part: "person"; data: ExportedPerson }
  | { part: "orders"; data: ExportedOrder }
  | { part: "answers"; data: ExportedAnswer }
  | { part: "invitations"; data: ExportedInvitation }
  | { part: "mails"; data: ExportedMail }
  | { part: "links"; data: ExportedLink };
