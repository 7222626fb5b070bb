import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { ratingSettings } from "@/db/schema";
import UpdateSolved from "@/emails/update-solved";
import { after, DAY } from "@/lib/base/time";
import { isBlocked } from "@/lib/mail/blocked-addresses";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { commonValues, mailDates, readMailFacts } from "@/lib/mail/frame";
import { createLink, LINK_DAYS } from "@/lib/mail/links";
import type { OptOut } from "@/lib/mail/opt-outs";
import { flag } from "@/lib/mail/words";
import { carryAsItLeaves, giveNotesBack } from "@/lib/updates/carried-notes";
import { createOrderLink } from "@/lib/updates/mails/order-link";
import { quoteNotes } from "@/lib/updates/mails/quote-notes";

/** To the customer: with the stars, unless ratings are off or the customer wants no such requests. */
export const solvedMail = defineMailKind({
  name: "update.solved",
  class: "service",
  usefulFor: null,
  topic: "rating_request",
  budgeted: true,
  editable: LETTER,
  template: UpdateSolved,
  compose: async (tx, mail, shop, optOut) => {
    const facts = await readMailFacts(tx, mail);
    if (!facts?.update.visibleAt) return { drop: "hidden" };
    const { update, order } = facts;
    if (!update.solvedAt) return { drop: "reopened" };
    const { solveNumber } = mail;
    if (!solveNumber || solveNumber !== update.solveNumber) return { drop: "solved_again" };
    if (update.ratedAt) return { drop: "rated" };
    const first = await carryAsItLeaves(tx, mail);
    if (first) return first;
    const written = await quoteNotes(tx, mail, shop);
    const { asks, comments } = await readAsking(tx, order, optOut);
    const about = { shopId: mail.shopId, orderId: order.id, mailId: mail.id };
    const solve = { updateId: update.id, solveNumber };
    return {
      values: {
        ...commonValues(shop, facts),
        ...written.values,
        replied: flag(written.notes.length > 0),
        asks: flag(asks),
        comments: flag(comments),
        has_agent: flag(facts.solverName),
        agent_first_name: facts.solverName ?? "",
        has_assignee: flag(facts.assigneeName),
        assignee_first_name: facts.assigneeName ?? "",
        expires_on: mailDates(shop).day(after(mail.now, LINK_DAYS * DAY)),
      },
      props: {
        title: update.title,
        notes: written.notes,
        more: written.values.earlier > 0,
        rateUrl: asks ? await createLink(tx, { ...about, ...solve, purpose: "rate" }) : null,
        portalUrl: await createOrderLink(tx, mail),
      },
      unsubscribeUrl: asks ? await optOut.createLink(order.id) : null,
    };
  },
  // Its replies are somebody else's to bring now.
  dropped: async (tx, { shopId, mailId }, reason) => {
    if (reason === "reopened" || reason === "solved_again") {
      await giveNotesBack(tx, { shopId, id: mailId });
    }
  },
  sample: ({ title, note, agent, dates, now, url }) => ({
    values: {
      asks: "yes",
      comments: "yes",
      has_assignee: "yes",
      assignee_first_name: agent,
      replied: "yes",
      agent_names: agent,
      excerpt: note,
      earlier: 0,
    },
    props: {
      title,
      notes: [{ author: agent, writtenAt: dates.dayAndTime(now), body: note }],
      more: false,
      rateUrl: url,
      portalUrl: url,
    },
    unsubscribeUrl: url,
  }),
});

async function readAsking(
  tx: Tx,
  order: { shopId: string; customerId: string; email: string | null },
  optOut: OptOut,
): Promise<{ asks: boolean; comments: boolean }> {
  const [settings] = await tx
    .select()
    .from(ratingSettings)
    .where(eq(ratingSettings.shopId, order.shopId));
  const stopped =
    (await optOut.isOn(order)) || (await isBlocked(tx, order.shopId, order.email ?? ""));
  return { asks: settings?.ratingsOn === true && !stopped, comments: settings?.commentOn === true };
}
