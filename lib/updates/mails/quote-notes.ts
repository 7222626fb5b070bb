import { and, asc, eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import { publicNameOf } from "@/db/public-name";
import { members, notes } from "@/db/schema";
import type { QuotedNote } from "@/emails/_components/quoted-notes";
import { escapeHtml } from "@/lib/base/escape-html";
import { formatList } from "@/lib/base/format";
import type { MailRow, ShopRow } from "@/lib/mail/compose";
import { mailDates } from "@/lib/mail/frame";
import { excerpt } from "@/lib/mail/words";

/** Bytes of HTML for the quotes. Gmail clips a message at 102 kB, and what is to be done stands below them. */
const ROOM = 60_000;
/** What the layout around one quote takes. */
const AROUND = 700;

/**
 * The notes that a mail brings to the customer, oldest first, and what its sentences tell of them. Of
 * very many the latest are quoted, and how many there were before is said.
 */
export async function quoteNotes(
  tx: Tx,
  mail: MailRow,
  shop: ShopRow,
): Promise<{
  notes: QuotedNote[];
  values: { agent_names: string; excerpt: string; earlier: number };
}> {
  const rows = await tx
    .select({ body: notes.body, createdAt: notes.createdAt, memberName: publicNameOf(members) })
    .from(notes)
    .leftJoin(members, and(eq(members.shopId, notes.shopId), eq(members.id, notes.memberId)))
    .where(and(eq(notes.shopId, mail.shopId), eq(notes.mailId, mail.id)))
    .orderBy(asc(notes.createdAt), asc(notes.id));
  const { dayAndTime } = mailDates(shop);
  const quoted = rows.map(({ body, createdAt, memberName }) => ({
    author: memberName ?? shop.name,
    writtenAt: dayAndTime(createdAt),
    body,
  }));
  const authors = [...new Set(quoted.map(({ author }) => author))];
  const values = {
    agent_names: formatList(shop.locale, authors),
    excerpt: excerpt(rows.map(({ body }) => body).join(" ")),
  };
  const earlier = countTooMany(quoted);
  return { notes: quoted.slice(earlier), values: { ...values, earlier } };
}

/** How many of the first ones there is no room for; the last always has some. */
function countTooMany(quoted: QuotedNote[]): number {
  let left = ROOM;
  const first = quoted.findLastIndex(({ body }, index) => {
    left -= Buffer.byteLength(escapeHtml(body).replaceAll("\n", "<br/>")) + AROUND;
    return left < 0 && index < quoted.length - 1;
  });
  return first + 1;
}
