import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { members, notes } from "@/db/schema";
import type { QuotedNote } from "@/emails/_components/quoted-notes";
import { formatList } from "@/lib/base/format";
import { firstName } from "@/lib/base/names";
import type { MailRow, ShopRow } from "@/lib/mail/compose";
import { mailDates } from "@/lib/mail/frame";
import { excerpt } from "@/lib/mail/words";

/** The notes that a mail brings to the customer, oldest first, and what its preview line tells of them. */
export async function quoteNotes(
  tx: Tx,
  mail: MailRow,
  shop: ShopRow,
): Promise<{ notes: QuotedNote[]; values: { agent_names: string; excerpt: string } }> {
  const rows = await tx
    .select({ body: notes.body, createdAt: notes.createdAt, memberName: members.name })
    .from(notes)
    .leftJoin(members, and(eq(members.shopId, notes.shopId), eq(members.id, notes.memberId)))
    .where(and(eq(notes.shopId, mail.shopId), eq(notes.mailId, mail.id)))
    .orderBy(asc(notes.createdAt), asc(notes.id));
  const { dayAndTime } = mailDates(shop);
  const quoted = rows.map(({ body, createdAt, memberName }) => ({
    author: memberName ? firstName(memberName) : shop.name,
    writtenAt: dayAndTime(createdAt),
    body,
  }));
  const authors = [...new Set(quoted.map(({ author }) => author))];
  const values = {
    agent_names: formatList(shop.locale, authors),
    excerpt: excerpt(rows.map(({ body }) => body).join(" ")),
  };
  return { notes: quoted, values };
}
