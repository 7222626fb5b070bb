import type { Tx } from "@/db/client";
import NpsInvitation from "@/emails/nps-invitation";
import { after, DAY } from "@/lib/base/time";
import type { DueMail, MailRow, ShopRow } from "@/lib/mail/compose";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { greetingNameOf, mailDates } from "@/lib/mail/frame";
import type { DropReason } from "@/lib/mail/kinds";
import { createLink, LINK_DAYS } from "@/lib/mail/links";
import type { OptOut } from "@/lib/mail/opt-outs";
import {
  type InvitationFacts,
  readInvitationFacts,
  readTemplate,
  spentBudgetMeanwhile,
} from "@/lib/nps/ask/invitation-facts";
import { skipInvitation } from "@/lib/nps/ask/skip-invitation";
import { type InvitationReason, invitationContent } from "@/lib/nps/templates/invitation-content";
import type { FieldValues } from "@/lib/nps/templates/template-fields";
import { sampleInvitation } from "@/lib/nps/templates/template-preview";
import { newShopTexts } from "@/lib/shops/new-shop-texts";

/** One question in the words of the shop's template, if it still makes sense. */
export const npsInvitationMail = defineMailKind({
  name: "nps.invitation",
  class: "feedback",
  usefulFor: null,
  topic: "nps",
  budgeted: true,
  template: NpsInvitation,
  compose: async (tx, mail, shop, optOut) => {
    const facts = await readInvitationFacts(tx, mail);
    const template = facts && isOn(facts) ? await readTemplate(tx, facts, shop.locale) : null;
    if (!facts || !template) return { drop: "invitations_off" };
    const drop = await pointless(tx, mail, facts, optOut);
    if (drop) return { drop };
    const fields = await fieldsOf(tx, mail, shop, facts);
    const unsubscribeUrl = await optOut.createLink(facts.order.id);
    return invitationContent(
      shop.locale,
      template,
      { ...fields, unsubscribeUrl },
      reasonOf(mail, shop, facts),
    );
  },
  // Nobody was invited then, and the invitation says why.
  dropped: skipInvitation,
  sample: (facts) =>
    sampleInvitation(facts, newShopTexts(facts.frame.lang).nps.template, facts.url),
});

/** A row of buttons without a shop's consent is not sent: switched off meanwhile is off. */
function isOn({ survey }: InvitationFacts): boolean {
  return survey.active && survey.archivedAt === null;
}

/** What has happened since it was decided that makes the question pointless; null: nothing has. */
async function pointless(
  tx: Tx,
  mail: MailRow,
  facts: InvitationFacts,
  optOut: OptOut,
): Promise<DropReason | null> {
  const { invitation, update, order } = facts;
  if (invitation.updateId) {
    if (!update?.solvedAt) return "reopened";
    if (mail.dedupeKey !== `nps:${update.id}:${update.solveNumber}`) return "solved_again";
  }
  if (facts.cancelled) return "order_cancelled";
  if (facts.silent) return "silent";
  if (await optOut.isOn(order)) return "opted_out";
  if (facts.awaitsReply) return "awaiting_reply";
  if (facts.unrecovered) return "unrecovered";
  return (await spentBudgetMeanwhile(tx, mail, facts)) ? "budget" : null;
}

async function fieldsOf(
  tx: Tx,
  mail: MailRow,
  shop: ShopRow,
  { order, update, solverName }: InvitationFacts,
): Promise<Omit<FieldValues, "unsubscribeUrl">> {
  const about = { shopId: mail.shopId, orderId: order.id, mailId: mail.id };
  return {
    customer_first_name: greetingNameOf(order),
    order_number: order.number,
    shop_name: shop.name,
    shop_url: shop.siteUrl,
    update_title: update?.title ?? "",
    agent_first_name: solverName ?? shop.name,
    rateUrl: await createLink(tx, { ...about, purpose: "nps", updateId: update?.id }),
  };
}

const ABOUT = {
  solved: "solved",
  order: "order",
  delivery: "order",
  relationship: "customer",
  lifecycle: "customer",
} as const;

function reasonOf(
  { now }: DueMail,
  shop: ShopRow,
  { survey, budgetDays }: InvitationFacts,
): InvitationReason {
  return {
    about: ABOUT[survey.kind],
    budget_days: budgetDays,
    expires_on: mailDates(shop).day(after(now, LINK_DAYS * DAY)),
  };
}
