import type { Tx } from "@/db/client";
import { renderMail } from "@/emails/render";
import type { CommonFacts } from "@/lib/mail/common-facts";
import type { ComposedMail, Drop, DueMail, ShopRow, Wait } from "@/lib/mail/compose";
import type { MailKindDefinition } from "@/lib/mail/define-mail-kind";
import { DELAYED_KINDS } from "@/lib/mail/kinds";
import { type Message, messageIdOf, oneLine, threadIdOf } from "@/lib/mail/message";
import type { Ready } from "@/lib/mail/repeat-mail";
import { applyShopTexts } from "@/lib/mail/shop-texts";

/** What delivery reads of a kind; only wording it is a must. */
export type Kind = Pick<MailKindDefinition, "compose"> & Partial<MailKindDefinition>;

/** Words a mail from the facts of now, or says why it is pointless, or waits. */
export async function wordMail(
  tx: Tx,
  mail: DueMail,
  kind: Kind,
  facts: CommonFacts,
): Promise<Ready | Drop | Wait> {
  const { shop, ownTexts } = facts;
  if (facts.hasMoved) return { drop: "address_gone" };
  if (kind.class === "feedback" && facts.isBlocked) return { drop: "blocked" };
  if (kind.usefulFor && lateBy(mail) > kind.usefulFor) {
    return { drop: kind.class === "sign-in" ? "link_over" : "too_late" };
  }
  const composed = await kind.compose(tx, mail, shop);
  if (!("element" in composed)) return composed;
  const finished = await applyShopTexts(tx, mail, shop, {
    composed,
    editable: kind.editable,
    ownTexts,
  });
  return {
    message: await buildMessage(mail, shop, finished, facts.from),
    countsTowardBudget: kind.budgeted === true && Boolean(composed.unsubscribeUrl),
  };
}

/** Milliseconds since it was asked for, or since the time that was set for it. */
function lateBy(mail: DueMail): number {
  const isDelayed = DELAYED_KINDS.some((kind) => kind === mail.kind);
  return mail.now.getTime() - (isDelayed ? mail.sendAt : mail.createdAt).getTime();
}

async function buildMessage(
  mail: DueMail,
  shop: ShopRow,
  composed: ComposedMail,
  from: string,
): Promise<Message> {
  const { html, text } = await renderMail(composed.element);
  const shopName = oneLine(shop.name);
  return {
    from: { name: shopName, address: from },
    to: { name: oneLine(mail.toName), address: mail.toAddress },
    replyTo: { name: shopName, address: shop.replyTo },
    subject: oneLine(composed.subject),
    html,
    text,
    messageId: messageIdOf(mail.id),
    inReplyTo: mail.updateId && threadIdOf(mail.updateId),
    date: mail.now.toISOString(),
    headers: {
      "Auto-Submitted": "auto-generated",
      ...(composed.unsubscribeUrl && {
        "List-Unsubscribe": `<${composed.unsubscribeUrl}/one-click>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
  };
}
