import type { CustomerDetail } from "@/lib/customers/customer-detail";

/** Somebody in the papers: the customer, a team member by first name, or a program of the shop. */
export type Writer = { kind: "customer" | "team" | "program"; name: string | null };

export type ExportedNote = { at: Date; by: Writer; internal: boolean; text: string };

export type ExportedUpdate = {
  title: string;
  openedAt: Date;
  visible: boolean;
  solvedAt: Date | null;
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
  email: string | null;
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

/** Where a person's papers begin. */
export type ExportedPerson = {
  shop: { name: string; timeZone: string };
  name: string;
  email: string | null;
  since: Date;
  stopped: CustomerDetail["optOuts"];
  blocked: CustomerDetail["blocked"];
};

/** One person's data, piece by piece and in this order, however much there is of it. */
export type ExportPart =
  | { part: "person"; data: ExportedPerson }
  | { part: "orders"; data: ExportedOrder }
  | { part: "mails"; data: ExportedMail }
  | { part: "links"; data: ExportedLink };
