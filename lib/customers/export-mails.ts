import { and, asc, eq, gt, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { links, linkVisits, mails } from "@/db/schema";
import type { ExportedLink, ExportedMail } from "@/lib/customers/export-parts";
import type { Whose } from "@/lib/orders/require-customer";
import { ofCustomer } from "@/lib/portal/visits/queries";

/** Rows read at once. */
const PAGE = 200;

/** Every mail decided for a customer, whether or not it was sent. */
export async function* readMails({ shopId, customerId }: Whose): AsyncGenerator<ExportedMail> {
  let last: typeof mails.$inferSelect | null = null;
  for (;;) {
    const rows: (typeof mails.$inferSelect)[] = await database()
      .select()
      .from(mails)
      .where(
        and(
          eq(mails.shopId, shopId),
          eq(mails.customerId, customerId),
          last
            ? sql`(${mails.createdAt}, ${mails.id}) > (${last.createdAt.toISOString()}::timestamptz, ${last.id}::uuid)`
            : undefined,
        ),
      )
      .orderBy(asc(mails.createdAt), asc(mails.id))
      .limit(PAGE);
    if (rows.length === 0) return;
    for (const mail of rows) {
      yield {
        kind: mail.kind,
        state: mail.state,
        to: mail.toAddress,
        subject: mail.subject,
        decidedAt: mail.createdAt,
        sentAt: mail.sentAt,
        deliveredAt: mail.deliveredAt,
        bouncedAt: mail.bouncedAt,
        complainedAt: mail.complainedAt,
      };
    }
    last = rows.at(-1) ?? null;
  }
}

type LinkRow = Omit<ExportedLink, "visits"> & { id: string; visits: ExportedLink["visits"] | null };

/** Every link mailed to a customer, without its secret, and who fetched it. */
export async function* readLinks({ shopId, customerId }: Whose): AsyncGenerator<ExportedLink> {
  let last: string | null = null;
  for (;;) {
    const rows: LinkRow[] = await database()
      .select({
        id: links.id,
        purpose: links.purpose,
        createdAt: links.createdAt,
        expiresAt: links.expiresAt,
        visits: sql<LinkRow["visits"]>`json_agg(
          json_build_object('at', ${linkVisits.at}, 'machine', ${linkVisits.machine}, 'agent', ${linkVisits.agent})
          order by ${linkVisits.id}) filter (where ${linkVisits.id} is not null)`,
      })
      .from(links)
      .leftJoin(
        linkVisits,
        and(eq(linkVisits.shopId, links.shopId), eq(linkVisits.linkId, links.id)),
      )
      .where(
        and(
          eq(links.shopId, shopId),
          ofCustomer(shopId, customerId),
          last ? gt(links.id, last) : undefined,
        ),
      )
      .groupBy(links.shopId, links.id)
      .orderBy(asc(links.id))
      .limit(PAGE);
    if (rows.length === 0) return;
    for (const { id: _, visits, ...link } of rows) yield { ...link, visits: visits ?? [] };
    last = rows.at(-1)?.id ?? null;
  }
}
