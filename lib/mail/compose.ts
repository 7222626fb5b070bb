import type { ReactElement } from "react";
import type { Tx } from "@/db/client";
import type { mails, shops } from "@/db/schema";
import type { DropReason } from "@/lib/mail/kinds";

export type MailRow = typeof mails.$inferSelect;
export type ShopRow = typeof shops.$inferSelect;

/** What a composer makes of the facts as they are when the mail is due. */
export type Composed =
  | { drop: DropReason }
  | {
      subject: string;
      element: ReactElement;
      /** The page of RFC 8058; present on mail the customer can opt out of. */
      oneClickUrl?: string;
    };

/** Re-reads the facts of one mail and words it, or says why it is pointless by now. */
export type Composer = (tx: Tx, mail: MailRow, shop: ShopRow) => Promise<Composed>;
