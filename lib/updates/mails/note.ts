import { and, eq, lt } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { mails } from "@/db/schema";
import NoteCustomer from "@/emails/note-customer";
import { after, DAY, SECOND } from "@/lib/base/time";
import type { Drop, MailRow, Wait } from "@/lib/mail/compose";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { commonValues, type MailFacts, mailDates, readMailFacts } from "@/lib/mail/frame";
import { LINK_DAYS } from "@/lib/mail/links";
import { flag } from "@/lib/mail/words";
import { carryAsItLeaves, moveNotes } from "@/lib/updates/carried-notes";
import { createOrderLink } from "@/lib/updates/mails/order-link";
import { quoteNotes } from "@/lib/updates/mails/quote-notes";

/** To the customer: every note gathered since the mail was queued. */
export const noteMail = defineMailKind({
  name: "note.customer",
  class: "service",
  usefulFor: null,
  editable: LETTER,
  template: NoteCustomer,
  compose: async (tx, mail, shop) => {
    const facts = await readMailFacts(tx, mail);
    if (!facts?.update.visibleAt) return { drop: "hidden" };
    const settled = await settledMeanwhile(tx, mail, facts.update);
    if (settled) return settled;
    if (facts.order.replyMailsOffAt) return { drop: "replies_off" };
    const first = await carryAsItLeaves(tx, mail, lt(mails.createdAt, mail.createdAt));
    if (first) return first;
    const written = await quoteNotes(tx, mail, shop);
    if (written.notes.length === 0) return { drop: "nothing_new" };
    return {
      values: {
        ...commonValues(shop, facts),
        ...written.values,
        count: written.notes.length,
        solved: flag(facts.update.solvedAt),
        expires_on: mailDates(shop).day(after(mail.now, LINK_DAYS * DAY)),
      },
      props: {
        title: facts.update.title,
        notes: written.notes,
        more: written.values.earlier > 0,
        portalUrl: await createOrderLink(tx, mail),
      },
    };
  },
  sample: ({ title, note, comment, agent, tokens, dates, now, url }) => ({
    values: {
      count: 1,
      solved: "no",
      earlier: 0,
      agent_names: tokens.agent_first_name,
      excerpt: comment,
    },
    props: {
      title,
      notes: [{ author: agent, writtenAt: dates.dayAndTime(now), body: note }],
      more: false,
      portalUrl: url,
    },
    unsubscribeUrl: url,
  }),
});

/**
 * What has become of the conversation that keeps a reply from leaving by itself: the email about its
 * solve carries it, has told the customer already, or the customer has had the last word.
 */
async function settledMeanwhile(
  tx: Tx,
  mail: MailRow,
  { solvedAt, ratedAt, solveNumber }: MailFacts["update"],
): Promise<Drop | Wait | null> {
  if (ratedAt) return { drop: "rated" };
  if (!solvedAt) return null;
  const solved = and(
    eq(mails.shopId, mail.shopId),
    eq(mails.updateId, mail.updateId ?? mail.id),
    eq(mails.kind, "update.solved"),
    eq(mails.solveNumber, solveNumber ?? 0),
  );
  const [told] = await tx.select({ id: mails.id, state: mails.state }).from(mails).where(solved);
  if (told?.state === "sending" || told?.state === "sent") return { drop: "told_first" };
  if (told?.state !== "queued") return null;
  const [carrier] = await tx
    .select()
    .from(mails)
    .where(and(solved, eq(mails.state, "queued")))
    .for("update", { skipLocked: true });
  if (!carrier) return { wait: SECOND };
  await moveNotes(tx, carrier, [mail]);
  return { drop: "folded" };
}
