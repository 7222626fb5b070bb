import type { Tx } from "@/db/client";
import type { MailRow } from "@/lib/mail/compose";
import { readResponsible } from "@/lib/updates/loop-facts";
import type { Reason } from "@/lib/updates/responsible";

/**
 * What makes a mail's recipient the one to tell, for the sentence at its end. `list`: nobody of the
 * team is responsible, and they stand on the alert list; `former`: somebody else is by now.
 */
export async function whyTold(tx: Tx, mail: MailRow): Promise<Reason | "list" | "former"> {
  const responsible = await readResponsible(tx, mail.shopId, mail.updateId ?? mail.id);
  if (!responsible) return "list";
  return responsible.memberId === mail.memberId ? responsible.why : "former";
}
