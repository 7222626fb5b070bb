import { createHash } from "node:crypto";
import type { MailRow } from "@/lib/mail/compose";
import type { MailKind, Recipient } from "@/lib/mail/kinds";
import type { LoopFacts } from "@/lib/updates/loop-facts";
import { addresseeOf } from "@/lib/updates/who-is-told";

type Team = Pick<LoopFacts, "assignee" | "responsible" | "alertList">;

/** The members and addresses of the alert list that an email of this kind to the team goes to. */
export function recipientsOf(kind: MailKind, team: Team): Recipient[] {
  const { assignee, responsible, alertList } = team;
  switch (addresseeOf(kind)) {
    case "assignee":
      return assignee ? [assignee] : [];
    case "responsible member":
      return responsible ? [plain(responsible)] : [];
    case "responsible":
      return responsible ? [plain(responsible)] : alertList;
    case "alert list":
      return alertList.filter(({ address }) => !isSameAddress(address, responsible?.address));
    default:
      throw new Error(`${kind} goes to nobody of the team.`);
  }
}

function plain({ memberId, name, address }: Recipient): Recipient {
  return { memberId, name, address };
}

/** Whether a mail is this recipient's, also under an address of before. */
export function isRecipientOf(mail: Pick<MailRow, "memberId" | "toAddress">) {
  return ({ memberId, address }: Recipient) =>
    mail.memberId ? memberId === mail.memberId : isSameAddress(address, mail.toAddress);
}

function isSameAddress(one: string, other = ""): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Names a recipient in a key without keeping an address there. */
export function keyOf(to: Recipient): string {
  return (
    to.memberId ?? createHash("sha256").update(to.address.toLowerCase()).digest("hex").slice(0, 24)
  );
}
