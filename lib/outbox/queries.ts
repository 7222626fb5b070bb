import { and, eq, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mails, orders } from "@/db/schema";
import { page } from "@/lib/base/cursor";
import { MOST_COUNTED } from "@/lib/base/most-counted";
import { written } from "@/lib/base/sought-page";
import type { TransportName } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import type { MailKind, MailState } from "@/lib/mail/kinds";
import { HELD_SINCE } from "@/lib/mail/place";
import { installationTransport } from "@/lib/mail/shop-transport";
import { FILTERS, mailPage, type OutboxFilter, RETURNED } from "@/lib/outbox/mail-page.sql";

export type { OutboxFilter };

export const OUTBOX_FILTERS = Object.keys(FILTERS) as OutboxFilter[];

export type MailListRow = {
  id: string;
  kind: MailKind;
  state: MailState;
  toAddress: string;
  toName: string;
  subject: string | null;
  /** Null for mails that are about no order. */
  orderId: string | null;
  orderNumber: string | null;
  updateId: string | null;
  sendAt: Date;
  nextAttemptAt: Date | null;
  attempts: number;
  /** Tries of which nobody knows whether they arrived. */
  unclearAttempts: number;
  lastError: string | null;
  dropReason: string | null;
  transport: TransportName | null;
  sentAt: Date | null;
  /** What the provider reported later. */
  deliveredAt: Date | null;
  bouncedAt: Date | null;
  complainedAt: Date | null;
  /** Its text was removed by the retention setting. */
  emptiedAt: Date | null;
  createdAt: Date;
};

type ListArgs = {
  /** Part of recipient, subject or order number. */
  q: string;
  filter: OutboxFilter | null;
  kind: MailKind | null;
  cursor: string | null;
  limit: number;
};

/** What lists and pages show of a mail. */
export const columns = {
  id: mails.id,
  kind: mails.kind,
  state: mails.state,
  toAddress: mails.toAddress,
  toName: mails.toName,
  subject: mails.subject,
  orderId: mails.orderId,
  orderNumber: orders.number,
  updateId: mails.updateId,
  sendAt: mails.sendAt,
  nextAttemptAt: mails.nextAttemptAt,
  attempts: mails.attempts,
  unclearAttempts: mails.unclearAttempts,
  lastError: mails.lastError,
  dropReason: mails.dropReason,
  transport: mails.transport,
  sentAt: mails.sentAt,
  deliveredAt: mails.deliveredAt,
  bouncedAt: mails.bouncedAt,
  complainedAt: mails.complainedAt,
  emptiedAt: mails.emptiedAt,
  createdAt: mails.createdAt,
};

export const ofMail = and(eq(orders.shopId, mails.shopId), eq(orders.id, mails.orderId));

/** Every mail sent, held or not sent, newest decision first. */
export async function listMails(
  actor: MemberActor,
  { limit, ...which }: ListArgs,
): Promise<{ rows: MailListRow[]; next: string | null }> {
  const { shopId } = actor;
  const rows = await database()
    .select(columns)
    .from(sql`(${mailPage(shopId, { ...which, rows: limit + 1 })}) page`)
    .innerJoin(mails, sql`${mails.shopId} = ${shopId} and ${mails.id} = page.id`)
    .leftJoin(orders, ofMail)
    .orderBy(sql`page.at desc, page.id desc`);
  return page(rows, limit, (row) => ({ at: row.createdAt, id: row.id }));
}

/** How many mails stand behind each chip; `MOST_COUNTED` means that many or more. */
export async function countChips(actor: MemberActor): Promise<Record<OutboxFilter, number>> {
  const counts = OUTBOX_FILTERS.map((name) => {
    const groups = FILTERS[name]?.map((state) => eq(mails.state, state)) ?? [RETURNED];
    return sql`${countSome(actor.shopId, groups)} as ${sql.identifier(name)}`;
  });
  const [row] = await database().execute<Record<OutboxFilter, number>>(
    sql`select ${sql.join(counts, sql`, `)}`,
  );
  if (!row) throw new Error("No counts.");
  return row;
}

/** For every page's frame: how many mails failed (`MOST_COUNTED` means that many or more), and whether all are held. */
export async function readOutboxState(
  actor: MemberActor,
): Promise<{ failed: number; held: boolean }> {
  const [row] = await database().execute<{ failed: number; held: boolean }>(
    sql`select ${countSome(actor.shopId, [eq(mails.state, "failed")])} as failed, ${HELD_SINCE} is not null as held`,
  );
  if (!row) throw new Error("No counts.");
  // What leaves nobody's machine isn't held back either.
  return { ...row, held: row.held && installationTransport()?.name !== "outbox" };
}

function countSome(shopId: string, groups: SQL[]): SQL {
  const most = written(MOST_COUNTED);
  const each = groups.map(
    (group) =>
      sql`(select from ${mails} where ${and(eq(mails.shopId, shopId), group)} limit ${most})`,
  );
  return sql`(select count(*)::int from (select from (${sql.join(each, sql` union all `)}) part limit ${most}) counted)`;
}
