import { and, asc, desc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { IS_CURRENT_SOLVE } from "@/db/current-solve";
import { oneOf } from "@/db/one-of";
import { publicNameOf } from "@/db/public-name";
import {
  members,
  notes,
  orders,
  ratingSettings,
  ratings,
  shops,
  solves,
  updates,
} from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import { greetingName } from "@/lib/base/names";
import type { CustomerActor } from "@/lib/identity/actor";
import { listItems, type OrderItem } from "@/lib/orders/order-detail";
import { type PublicShop, publicShop } from "@/lib/portal/public-shop";
import { withinReach } from "@/lib/updates/lock-update";
import { type UpdateState, updateState } from "@/lib/updates/schema";

export type ConversationNote = {
  id: string;
  body: string;
  mine: boolean;
  /** What customers call the team member; null when a program of the shop wrote. */
  author: string | null;
  createdAt: Date;
};

/** An update as the customer sees it: no internal note, no status, and of the team the names they chose for customers. */
export type Conversation = {
  id: string;
  title: string;
  state: UpdateState;
  /** Whether it is our turn to answer. */
  waiting: boolean;
  solvedAt: Date | null;
  solvedBy: string | null;
  ratedAt: Date | null;
  rating: { stars: number; comment: string | null } | null;
  notes: ConversationNote[];
};

/** Conversations of one order that its page shows. */
const SHOWN = 100;

export type PortalOrder = {
  shop: PublicShop;
  order: {
    id: string;
    number: string;
    /** What the customer is called; empty where no name fits. */
    greeting: string;
    placedAt: Date;
    currency: string;
    total: string;
    items: OrderItem[];
    replyMails: boolean;
    hasEmail: boolean;
  };
  settings: { ratingsOn: boolean; commentOn: boolean };
  conversations: Conversation[];
  /** To be compared with `portalVersion` later on. */
  version: string;
};

/**
 * The order with its conversations, newest activity first; for a link to one conversation, that one
 * alone. Throws `not_found`.
 */
export async function getPortalOrder(actor: CustomerActor): Promise<PortalOrder> {
  const [row] = await database()
    .select({ shop: publicShop, order: orders, settings: ratingSettings })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .innerJoin(ratingSettings, eq(ratingSettings.shopId, orders.shopId))
    .where(and(eq(orders.shopId, actor.shopId), eq(orders.id, actor.orderId)));
  if (!row) throw new AppError("not_found");
  const [items, { conversations, version }] = await Promise.all([
    listItems(actor.shopId, actor.orderId),
    listConversations(actor),
  ]);
  const { id, number, placedAt, currency, total, replyMailsOffAt, email } = row.order;
  const { customerName: name, customerFirstName: firstName } = row.order;
  return {
    shop: row.shop,
    order: {
      id,
      number,
      placedAt,
      currency,
      total,
      items,
      greeting: greetingName({ name, firstName }),
      replyMails: replyMailsOffAt === null,
      hasEmail: email !== null,
    },
    settings: { ratingsOn: row.settings.ratingsOn, commentOn: row.settings.commentOn },
    conversations,
    version,
  };
}

async function listConversations(
  actor: CustomerActor,
): Promise<Pick<PortalOrder, "conversations" | "version">> {
  const rows = await database()
    .select({
      update: updates,
      solvedBy: publicNameOf(members),
      stars: ratings.stars,
      comment: ratings.comment,
    })
    .from(updates)
    .leftJoin(solves, IS_CURRENT_SOLVE)
    .leftJoin(members, and(eq(members.shopId, solves.shopId), eq(members.id, solves.byMemberId)))
    .leftJoin(ratings, and(eq(ratings.shopId, updates.shopId), eq(ratings.updateId, updates.id)))
    .where(withinReach(actor))
    .orderBy(desc(updates.activeAt), desc(updates.id))
    .limit(SHOWN);
  const written = await listNotes(
    actor,
    rows.map((row) => row.update.id),
  );
  const conversations = rows.map(({ update, solvedBy, stars, comment }) => ({
    id: update.id,
    title: update.title,
    state: updateState(update),
    waiting: update.waitingSince !== null,
    solvedAt: update.solvedAt,
    solvedBy,
    ratedAt: update.ratedAt,
    rating: stars === null ? null : { stars, comment },
    notes: written.filter((note) => note.updateId === update.id),
  }));
  return { conversations, version: versionOf(rows.map(({ update }) => update.activeAt)) };
}

/** Newest first. */
function versionOf(activity: Date[]): string {
  return `${activity.length}-${activity[0]?.getTime() ?? 0}`;
}

async function listNotes(actor: CustomerActor, ids: string[]) {
  if (ids.length === 0) return [];
  return database()
    .select({
      id: notes.id,
      updateId: notes.updateId,
      body: notes.body,
      createdAt: notes.createdAt,
      mine: sql<boolean>`${notes.customerId} is not null`,
      author: publicNameOf(members),
    })
    .from(notes)
    .leftJoin(members, and(eq(members.shopId, notes.shopId), eq(members.id, notes.memberId)))
    .where(
      and(eq(notes.shopId, actor.shopId), oneOf(notes.updateId, ids), eq(notes.kind, "customer")),
    )
    .orderBy(asc(notes.createdAt), asc(notes.id));
}

/** Changes with everything the customer can see, to tell whether a page is out of date. */
export async function portalVersion(actor: CustomerActor): Promise<string> {
  const rows = await database()
    .select({ activeAt: updates.activeAt })
    .from(updates)
    .where(withinReach(actor))
    .orderBy(desc(updates.activeAt), desc(updates.id))
    .limit(SHOWN);
  return versionOf(rows.map((row) => row.activeAt));
}
