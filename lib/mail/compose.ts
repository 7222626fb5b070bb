import type { ReactElement } from "react";
import type { Tx } from "@/db/client";
import type { mails, shops } from "@/db/schema";
import type { DropReason } from "@/lib/mail/kinds";
import type { ShopLogo } from "@/lib/mail/logo";

export type MailRow = typeof mails.$inferSelect;
/** A mail whose time has come; `now` is the database's, since no process's clock decides about mail. */
export type DueMail = MailRow & { now: Date };
export type ShopRow = typeof shops.$inferSelect & {
  logo?: ShopLogo | null;
  /** The review page, for samples; a mail reads it as it is when it leaves. */
  reviewUrl?: string | null;
};

/** A mail in words: its template with everything filled in. */
export type ComposedMail = {
  subject: string;
  element: ReactElement<{ text: Record<string, string> }>;
  /** Where the customer stops such mails; with `/one-click` the address of RFC 8058. */
  unsubscribeUrl?: string | null;
};

/** Why a mail is pointless by now. */
export type Drop = { drop: DropReason };

/** Another mail must leave first: it is looked at again in so many milliseconds. */
export type Wait = { wait: number };

/** Re-reads the facts of a mail that is due and words it, or says why it is not sent, or not yet. */
export type ComposeMail = (
  tx: Tx,
  mail: DueMail,
  shop: ShopRow,
) => Promise<ComposedMail | Drop | Wait>;
