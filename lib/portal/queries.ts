import { and, desc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { IS_CURRENT_SOLVE } from "@/db/current-solve";
import { publicNameOf } from "@/db/public-name";
import {
  members,
  notes,
  orderItems,
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
import type { OrderItem } from "@/lib/orders/order-detail";
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

/** What was written in a conversation, first to last. */
const NOTES = sql`(select json_agg(json_build_object('id', ${notes.id}, 'body', ${notes.body},
    'mine', ${notes.customerId} is not null, 'author', ${publicNameOf(members)},
    'createdAt', ${notes.createdAt}) order by ${notes.createdAt}, ${notes.id})
  from ${notes} left join ${members} on ${members.shopId} = ${notes.shopId} and ${members.id} = ${notes.memberId}
  where ${notes.shopId} = ${updates.shopId} and ${notes.updateId} = ${updates.id} and ${notes.kind} = 'customer')`;

const ITEMS = sql<
  OrderItem[]
>`(select coalesce(json_agg(json_build_object('name', ${orderItems.name},
    'sku', ${orderItems.sku}, 'quantity', ${orderItems.quantity}, 'total', ${orderItems.total}::text)
    order by ${orderItems.position}), '[]')
  from ${orderItems} where ${orderItems.shopId} = ${orders.shopId} and ${orderItems.orderId} = ${orders.id})`;

/** A conversation as JSON: its moments are texts. */
type Row = Omit<Conversation, "state" | "waiting" | "solvedAt" | "ratedAt" | "rating" | "notes"> &
  Record<"solvedAt" | "ratedAt" | "waitingSince", string | null> & {
    activeAt: string;
    stars: number | null;
    comment: string | null;
    notes: (Omit<ConversationNote, "createdAt"> & { createdAt: string })[] | null;
  };

/** The newest conversations within reach, with all that was written in them. */
function conversationsOf(actor: CustomerActor) {
  return sql<Row[]>`(select coalesce(json_agg(shown), '[]') from (
    select ${updates.id}, ${updates.title}, ${updates.solvedAt} as "solvedAt", ${updates.ratedAt} as "ratedAt",
      ${updates.waitingSince} as "waitingSince", ${updates.activeAt} as "activeAt",
      ${publicNameOf(members)} as "solvedBy", ${ratings.stars}, ${ratings.comment}, ${NOTES} as notes
    from ${updates} left join ${solves} on ${IS_CURRENT_SOLVE}
      left join ${members} on ${members.shopId} = ${solves.shopId} and ${members.id} = ${solves.byMemberId}
      left join ${ratings} on ${ratings.shopId} = ${updates.shopId} and ${ratings.updateId} = ${updates.id}
    where ${withinReach(actor)}
    order by ${updates.activeAt} desc, ${updates.id} desc limit ${SHOWN}) shown)`;
}

/**
 * The order with its conversations, newest activity first; for a link to one conversation, that one
 * alone. One statement reads all of the page. Throws `not_found`.
 */
export async function getPortalOrder(actor: CustomerActor): Promise<PortalOrder> {
  const [row] = await database()
    .select({
      shop: publicShop,
      order: {
        id: orders.id,
        number: orders.number,
        placedAt: orders.placedAt,
        currency: orders.currency,
        total: orders.total,
        items: ITEMS,
        replyMails: sql<boolean>`${orders.replyMailsOffAt} is null`,
        hasEmail: sql<boolean>`${orders.email} is not null`,
      },
      name: orders.customerName,
      firstName: orders.customerFirstName,
      settings: { ratingsOn: ratingSettings.ratingsOn, commentOn: ratingSettings.commentOn },
      conversations: conversationsOf(actor),
    })
    .from(orders)
    .innerJoin(shops, eq(shops.id, orders.shopId))
    .innerJoin(ratingSettings, eq(ratingSettings.shopId, orders.shopId))
    .where(and(eq(orders.shopId, actor.shopId), eq(orders.id, actor.orderId)));
  if (!row) throw new AppError("not_found");
  const { shop, order, name, firstName, settings, conversations } = row;
  return {
    shop,
    order: { ...order, greeting: greetingName({ name, firstName }) },
    settings,
    conversations: conversations.map(conversationOf),
    version: versionOf(conversations.map(({ activeAt }) => new Date(activeAt))),
  };
}

function conversationOf({ stars, comment, waitingSince, activeAt: _, ...row }: Row): Conversation {
  const solvedAt = row.solvedAt === null ? null : new Date(row.solvedAt);
  const ratedAt = row.ratedAt === null ? null : new Date(row.ratedAt);
  return {
    ...row,
    solvedAt,
    ratedAt,
    state: updateState({ solvedAt, ratedAt }),
    waiting: waitingSince !== null,
    rating: stars === null ? null : { stars, comment },
    notes: (row.notes ?? []).map((note) => ({ ...note, createdAt: new Date(note.createdAt) })),
  };
}

/** Newest first. */
function versionOf(activity: Date[]): string {
  return `${activity.length}-${activity[0]?.getTime() ?? 0}`;
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
