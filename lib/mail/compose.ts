import type { ReactElement } from "react";
import type { Tx } from "@/db/client";
import type { mails, shops } from "@/db/schema";
import type { DropReason } from "@/lib/mail/kinds";
import type { ShopLogo } from "@/lib/mail/logo";

export type MailRow = typeof mails.$inferSelect;
export type ShopRow = typeof shops.$inferSelect & { logo?: ShopLogo | null };

/** A mail in words. The element has `text` and `lang` among its props, as every template does. */
export type Worded = {
  subject: string;
  element: ReactElement;
  /** The page of RFC 8058; present on mail the customer can opt out of. */
  oneClickUrl?: string;
  /** It asks for a rating or a review, and so spends the contact budget. */
  countsTowardBudget?: boolean;
};

/** What a composer makes of the facts as they are when the mail is due. */
export type Composed = { drop: DropReason } | Worded;

/**
 * Re-reads the facts of one mail and words it, or says why it is pointless by now. `dropped` is told,
 * in the same transaction, when the mail is not sent, for that reason or another.
 */
export type Composer = ((tx: Tx, mail: MailRow, shop: ShopRow) => Promise<Composed>) & {
  dropped?: (tx: Tx, key: { shopId: string; mailId: string }, reason: DropReason) => Promise<void>;
};
