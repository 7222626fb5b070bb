import { and, asc, desc, eq } from "drizzle-orm";
import { createElement } from "react";
import type { Tx } from "@/db/client";
import { apiKeys, events, members, notes, ratingSettings } from "@/db/schema";
import NoteCustomer from "@/emails/note-customer";
import UpdateReopened from "@/emails/update-reopened";
import UpdateSolved from "@/emails/update-solved";
import { formatList } from "@/lib/base/format";
import { firstName } from "@/lib/base/names";
import { after, DAY } from "@/lib/base/time";
import { isBlocked } from "@/lib/mail/blocked-addresses";
import type { Composer, MailRow } from "@/lib/mail/compose";
import {
  cardUrl,
  commonValues,
  mailDates,
  mailFrame,
  orderValues,
  readMailFacts,
  solverValues,
} from "@/lib/mail/frame";
import { createLink, LINK_DAYS } from "@/lib/mail/links";
import { hasStopped } from "@/lib/mail/opt-outs";
import { excerpt, flag, mailWords } from "@/lib/mail/words";

/** `note.customer`: every note gathered since the mail was queued. */
export const composeNoteMail: Composer = async (tx, mail, shop) => {
  const facts = await readMailFacts(tx, mail);
  if (!facts?.update.visibleAt) return { drop: "hidden" };
  if (facts.order.replyMailsOffAt) return { drop: "replies_off" };
  const written = await readGathered(tx, mail);
  if (written.length === 0) return { drop: "nothing_new" };
  const { dayAndTime, day } = mailDates(shop);
  const author = (name: string | null) => (name ? firstName(name) : shop.name);
  const names = [...new Set(written.map((note) => author(note.memberName)))];
  const text = mailWords(shop.locale, "note-customer", {
    ...commonValues(shop, facts),
    count: written.length,
    agent_names: formatList(shop.locale, names),
    excerpt: excerpt(written.map((note) => note.body).join(" ")),
    expires_on: day(after(new Date(), LINK_DAYS * DAY)),
  });
  const element = createElement(NoteCustomer, {
    ...mailFrame(shop),
    text,
    title: facts.update.title,
    notes: written.map((note) => ({
      author: author(note.memberName),
      writtenAt: dayAndTime(note.createdAt),
      body: note.body,
    })),
    portalUrl: await portalUrl(tx, mail),
  });
  return { subject: text.subject, element };
};

function readGathered(tx: Tx, mail: MailRow) {
  return tx
    .select({ body: notes.body, createdAt: notes.createdAt, memberName: members.name })
    .from(notes)
    .leftJoin(members, and(eq(members.shopId, notes.shopId), eq(members.id, notes.memberId)))
    .where(and(eq(notes.shopId, mail.shopId), eq(notes.mailId, mail.id)))
    .orderBy(asc(notes.createdAt), asc(notes.id));
}

/** A link to the order that opens at this mail's update. */
async function portalUrl(tx: Tx, mail: MailRow): Promise<string> {
  const { shopId, orderId, updateId } = mail;
  if (!orderId) throw new Error("A mail about an update without its order.");
  const link = await createLink(tx, {
    shopId,
    purpose: "portal",
    orderId,
    updateId,
    mailId: mail.id,
  });
  return `${link}?update=${updateId}`;
}

/** `update.solved`: with the stars, unless ratings are off or the customer wants no such requests. */
export const composeSolvedMail: Composer = async (tx, mail, shop) => {
  const facts = await readMailFacts(tx, mail);
  if (!facts?.update.visibleAt) return { drop: "hidden" };
  const { update, order } = facts;
  if (!update.solvedAt) return { drop: "reopened" };
  if (update.solveNumber !== mail.solveNumber) return { drop: "solved_again" };
  const { asks, comments } = await readAsking(tx, order);
  const about = { shopId: mail.shopId, orderId: order.id, mailId: mail.id };
  const rateUrl = asks
    ? await createLink(tx, {
        ...about,
        purpose: "rate",
        updateId: update.id,
        solveNumber: update.solveNumber,
      })
    : null;
  const unsubscribeUrl = asks
    ? await createLink(tx, { ...about, purpose: "unsubscribe", topic: "rating_request" })
    : null;
  const text = mailWords(shop.locale, "update-solved", {
    ...commonValues(shop, facts),
    asks: flag(asks),
    comments: flag(comments),
    has_agent: flag(facts.solverName),
    agent_first_name: firstName(facts.solverName ?? ""),
    has_assignee: flag(facts.assigneeName),
    assignee_first_name: firstName(facts.assigneeName ?? ""),
    expires_on: mailDates(shop).day(after(new Date(), LINK_DAYS * DAY)),
  });
  const element = createElement(UpdateSolved, {
    ...mailFrame(shop),
    text,
    title: update.title,
    rateUrl,
    unsubscribeUrl,
    portalUrl: await portalUrl(tx, mail),
  });
  return {
    subject: text.subject,
    element,
    countsTowardBudget: asks,
    ...(unsubscribeUrl && { oneClickUrl: `${unsubscribeUrl}/one-click` }),
  };
};

async function readAsking(
  tx: Tx,
  order: { shopId: string; customerId: string; email: string | null },
): Promise<{ asks: boolean; comments: boolean }> {
  const [settings] = await tx
    .select()
    .from(ratingSettings)
    .where(eq(ratingSettings.shopId, order.shopId));
  const stopped =
    (await hasStopped(tx, order, "rating_request")) ||
    (await isBlocked(tx, order.shopId, order.email ?? ""));
  return { asks: settings?.ratingsOn === true && !stopped, comments: settings?.commentOn === true };
}

/** `update.reopened`: the customer says there is still an issue. */
export const composeReopenedMail: Composer = async (tx, mail, shop) => {
  const facts = await readMailFacts(tx, mail);
  if (!facts || facts.update.solvedAt) return { drop: "solved_again" };
  const solver = await readLastSolver(tx, mail);
  const text = mailWords(shop.locale, "update-reopened", {
    ...commonValues(shop, facts),
    ...(await orderValues(tx, shop, facts)),
    ...solverValues(shop, solver),
    reopened_at: mailDates(shop).dayAndTime(mail.createdAt),
    assigned: flag(facts.update.assigneeId !== null && facts.update.assigneeId === mail.memberId),
  });
  const element = createElement(UpdateReopened, {
    ...mailFrame(shop),
    text,
    title: facts.update.title,
    cardUrl: cardUrl(mail),
  });
  return { subject: text.subject, element };
};

/** Re-opening clears the solver on the update; the log still knows. */
async function readLastSolver(tx: Tx, mail: MailRow) {
  const [row] = await tx
    .select({ solvedAt: events.at, memberName: members.name, keyName: apiKeys.name })
    .from(events)
    .leftJoin(members, and(eq(members.shopId, events.shopId), eq(members.id, events.actorId)))
    .leftJoin(apiKeys, and(eq(apiKeys.shopId, events.shopId), eq(apiKeys.id, events.actorId)))
    .where(
      and(
        eq(events.shopId, mail.shopId),
        eq(events.updateId, mail.updateId ?? mail.id),
        eq(events.type, "update.solved"),
      ),
    )
    .orderBy(desc(events.id))
    .limit(1);
  return row ?? { memberName: null, keyName: null, solvedAt: null };
}
