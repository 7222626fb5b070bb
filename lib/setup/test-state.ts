import { and, asc, eq, ne } from "drizzle-orm";
import { database } from "@/db/client";
import { mails, orders, ratings, shopSetups, updates } from "@/db/schema";
import type { TransportName } from "@/lib/base/vocabularies";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { MailKind, MailState } from "@/lib/mail/kinds";

export type TestMail = {
  id: string;
  kind: MailKind;
  state: MailState;
  toAddress: string;
  sendAt: Date;
  sentAt: Date | null;
  transport: TransportName | null;
  lastError: string | null;
};

export type TestState =
  /** No test order; `ratedBefore` once one was rated and removed. */
  | { running: false; ratedBefore: boolean }
  | {
      running: true;
      orderId: string;
      number: string;
      updateId: string | null;
      rating: { stars: number; at: Date } | null;
      mails: TestMail[];
    };

const MAILS = 12;

/** How far the test of the loop is, read off the test order. Throws `forbidden` below the owner. */
export async function readTest(actor: MemberActor): Promise<TestState> {
  requireRole(actor, "owner");
  const [row] = await database()
    .select({
      orderId: orders.id,
      number: orders.number,
      updateId: updates.id,
      stars: ratings.stars,
      ratedAt: ratings.createdAt,
      ratedBefore: shopSetups.testRatedAt,
    })
    .from(shopSetups)
    .leftJoin(
      orders,
      and(eq(orders.shopId, shopSetups.shopId), eq(orders.id, shopSetups.testOrderId)),
    )
    .leftJoin(updates, and(eq(updates.shopId, orders.shopId), eq(updates.orderId, orders.id)))
    .leftJoin(ratings, and(eq(ratings.shopId, updates.shopId), eq(ratings.updateId, updates.id)))
    .where(eq(shopSetups.shopId, actor.shopId))
    .orderBy(asc(updates.createdAt))
    .limit(1);
  if (!row?.orderId || row.number === null) {
    return { running: false, ratedBefore: Boolean(row?.ratedBefore) };
  }
  const { orderId, number, updateId, stars, ratedAt } = row;
  return {
    running: true,
    orderId,
    number,
    updateId,
    rating: stars && ratedAt ? { stars, at: ratedAt } : null,
    mails: await listTestMails(actor.shopId, orderId),
  };
}

function listTestMails(shopId: string, orderId: string): Promise<TestMail[]> {
  return (
    database()
      .select({
        id: mails.id,
        kind: mails.kind,
        state: mails.state,
        toAddress: mails.toAddress,
        sendAt: mails.sendAt,
        sentAt: mails.sentAt,
        transport: mails.transport,
        lastError: mails.lastError,
      })
      .from(mails)
      // The question that the test begins with is answered before anybody is told of it.
      .where(
        and(
          eq(mails.shopId, shopId),
          eq(mails.orderId, orderId),
          ne(mails.kind, "update.customer_wrote"),
        ),
      )
      .orderBy(asc(mails.createdAt), asc(mails.kind), asc(mails.id))
      .limit(MAILS)
  );
}
