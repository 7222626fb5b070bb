import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { mails, orders } from "@/db/schema";
import { page, pageBy } from "@/lib/base/cursor";
import { normalizeText } from "@/lib/base/text";
import type { TransportName } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import type { MailKind, MailState } from "@/lib/mail/kinds";

/** The chips above the list, and which mails stand behind each. */
const FILTERS = {
  failed: eq(mails.state, "failed"),
  queued: inArray(mails.state, ["queued", "sending"]),
  sent: eq(mails.state, "sent"),
  skipped: eq(mails.state, "dropped"),
  returned: sql`(bounced_at is not null or complained_at is not null)`,
} satisfies Record<string, SQL>;

export type OutboxFilter = keyof typeof FILTERS;
export const OUTBOX_FILTERS = Object.keys(FILTERS) as OutboxFilter[];

/** Chips count no further than this. */
export const MOST_COUNTED = 10_000;

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
  args: ListArgs,
): Promise<{ rows: MailListRow[]; next: string | null }> {
  const from = pageBy({ at: mails.createdAt, id: mails.id }, args.cursor);
  const rows = await database()
    .select(columns)
    .from(mails)
    .leftJoin(orders, ofMail)
    .where(
      and(
        eq(mails.shopId, actor.shopId),
        args.filter ? FILTERS[args.filter] : undefined,
        args.kind ? eq(mails.kind, args.kind) : undefined,
        contains(args.q),
        from.where,
      ),
    )
    .orderBy(from.order)
    .limit(args.limit + 1);
  return page(rows, args.limit, (row) => ({ at: row.createdAt, id: row.id }));
}

function contains(q: string): SQL | undefined {
  if (q.trim() === "") return undefined;
  const words = normalizeText(q).trim();
  // Nothing but signs that no text here can hold.
  if (!words) return sql`false`;
  const pattern = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return sql`(${mails.toAddress} ilike ${pattern} or ${mails.subject} ilike ${pattern} or ${orders.number} ilike ${pattern})`;
}

/** How many mails stand behind each chip; `MOST_COUNTED` means that many or more. */
export async function countChips(actor: MemberActor): Promise<Record<OutboxFilter, number>> {
  const counts = await Promise.all(
    OUTBOX_FILTERS.map(async (name) => {
      const some = database()
        .select({ one: sql`1` })
        .from(mails)
        .where(and(eq(mails.shopId, actor.shopId), FILTERS[name]))
        .limit(MOST_COUNTED)
        .as("some");
      const [row] = await database().select({ count: sql<number>`count(*)::int` }).from(some);
      return [name, row?.count ?? 0] as const;
    }),
  );
  return Object.fromEntries(counts) as Record<OutboxFilter, number>;
}

/** How many mails failed or wait, for every page's navigation. */
export async function countMails(actor: MemberActor): Promise<{ failed: number; queued: number }> {
  const rows = await database()
    .select({ state: mails.state, count: sql<number>`count(*)::int` })
    .from(mails)
    .where(
      and(eq(mails.shopId, actor.shopId), inArray(mails.state, ["failed", "queued", "sending"])),
    )
    .groupBy(mails.state);
  const of = (...states: string[]) =>
    rows.filter((row) => states.includes(row.state)).reduce((total, row) => total + row.count, 0);
  return { failed: of("failed"), queued: of("queued", "sending") };
}
