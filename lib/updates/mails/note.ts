import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { publicNameOf } from "@/db/public-name";
import { members, notes } from "@/db/schema";
import NoteCustomer from "@/emails/note-customer";
import { formatList } from "@/lib/base/format";
import { after, DAY } from "@/lib/base/time";
import type { MailRow } from "@/lib/mail/compose";
import { defineMailKind } from "@/lib/mail/define-mail-kind";
import { LETTER } from "@/lib/mail/editable";
import { commonValues, mailDates, readMailFacts } from "@/lib/mail/frame";
import { LINK_DAYS } from "@/lib/mail/links";
import { excerpt } from "@/lib/mail/words";
import { createOrderLink } from "@/lib/updates/mails/order-link";

/** To the customer: every note gathered since the mail was queued. */
export const noteMail = defineMailKind({
  name: "note.customer",
  class: "service",
  editable: LETTER,
  template: NoteCustomer,
  compose: async (tx, mail, shop) => {
    const facts = await readMailFacts(tx, mail);
    if (!facts?.update.visibleAt) return { drop: "hidden" };
    if (facts.order.replyMailsOffAt) return { drop: "replies_off" };
    const written = await readGathered(tx, mail);
    if (written.length === 0) return { drop: "nothing_new" };
    const { dayAndTime, day } = mailDates(shop);
    const author = (name: string | null) => name ?? shop.name;
    const names = [...new Set(written.map((note) => author(note.memberName)))];
    return {
      values: {
        ...commonValues(shop, facts),
        count: written.length,
        agent_names: formatList(shop.locale, names),
        excerpt: excerpt(written.map((note) => note.body).join(" ")),
        expires_on: day(after(new Date(), LINK_DAYS * DAY)),
      },
      props: {
        title: facts.update.title,
        notes: written.map((note) => ({
          author: author(note.memberName),
          writtenAt: dayAndTime(note.createdAt),
          body: note.body,
        })),
        portalUrl: await createOrderLink(tx, mail),
      },
    };
  },
  sample: ({ title, note, comment, agent, tokens, dates, now, url }) => ({
    values: { count: 1, agent_names: tokens.agent_first_name, excerpt: comment },
    props: {
      title,
      notes: [{ author: agent, writtenAt: dates.dayAndTime(now), body: note }],
      portalUrl: url,
    },
    unsubscribeUrl: url,
  }),
});

function readGathered(tx: Tx, mail: MailRow) {
  return tx
    .select({ body: notes.body, createdAt: notes.createdAt, memberName: publicNameOf(members) })
    .from(notes)
    .leftJoin(members, and(eq(members.shopId, notes.shopId), eq(members.id, notes.memberId)))
    .where(and(eq(notes.shopId, mail.shopId), eq(notes.mailId, mail.id)))
    .orderBy(asc(notes.createdAt), asc(notes.id));
}
