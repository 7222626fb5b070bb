import { and, count, desc, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { LISTED_AT } from "@/db/listed-at";
import { oneOf } from "@/db/one-of";
import { customers, members, orders, ratings, updates } from "@/db/schema";
import { AppError } from "@/lib/base/errors";
import {
  type AddressBlock,
  type CustomerMail,
  findBlock,
  listMailsOf,
  SHOWN,
} from "@/lib/customers/customer-contact";
import {
  type CustomerAnswer,
  type CustomerInvitation,
  listAnswersOf,
  listInvitationsOf,
} from "@/lib/customers/customer-nps";
import type { MemberActor } from "@/lib/identity/actor";
import { listOptOuts, type StoppedTopic } from "@/lib/mail/opt-outs";

export type CustomerOrder = {
  id: string;
  number: string;
  status: string;
  currency: string;
  total: string;
  placedAt: Date;
  updates: CustomerUpdate[];
};

export type CustomerUpdate = {
  id: string;
  orderId: string;
  title: string;
  waitingSince: Date | null;
  solvedAt: Date | null;
  ratedAt: Date | null;
  visible: boolean;
  stars: number | null;
};

export type CustomerRating = {
  id: string;
  stars: number;
  comment: string | null;
  createdAt: Date;
  title: string;
  orderId: string;
  orderNumber: string;
  updateId: string;
};

export type CustomerDetail = {
  id: string;
  name: string;
  /** Only where the shop system told them apart. */
  firstName: string | null;
  lastName: string | null;
  email: string | null;
  /** An address as it was given that nothing can be sent to. */
  unusableEmail: string | null;
  /** The shop's own marks. */
  tags: string[];
  createdAt: Date;
  erased: { at: Date; by: string } | null;
  orderCount: number;
  /** The newest orders with their updates. */
  orders: CustomerOrder[];
  ratings: CustomerRating[];
  answers: CustomerAnswer[];
  invitations: CustomerInvitation[];
  mails: CustomerMail[];
  optOuts: StoppedTopic[];
  blocked: AddressBlock | null;
};

/** Everything the team sees of one customer but the visits. Throws `not_found`. */
export async function getCustomer(actor: MemberActor, customerId: string): Promise<CustomerDetail> {
  const whose = { shopId: actor.shopId, customerId };
  const [row] = await database()
    .select({ customer: customers, erasedBy: members.name })
    .from(customers)
    .leftJoin(
      members,
      and(eq(members.shopId, customers.shopId), eq(members.id, customers.erasedById)),
    )
    .where(and(eq(customers.shopId, actor.shopId), eq(customers.id, customerId)));
  if (!row) throw new AppError("not_found");
  const { id, name, firstName, lastName, email, unusableEmail, tags, createdAt, erasedAt } =
    row.customer;
  const [orderCount, orderRows, ratingRows, answers, invitations, mailRows, stopped, blocked] =
    await Promise.all([
      countOrdersOf(whose),
      listOrdersOf(whose),
      listRatingsOf(whose),
      listAnswersOf(whose),
      listInvitationsOf(whose),
      listMailsOf(whose),
      listOptOuts(whose),
      findBlock(actor.shopId, email),
    ]);
  return {
    id,
    name,
    firstName,
    lastName,
    email,
    unusableEmail,
    tags,
    createdAt,
    erased: erasedAt && { at: erasedAt, by: row.erasedBy ?? "" },
    orderCount,
    orders: orderRows,
    ratings: ratingRows,
    answers,
    invitations,
    mails: mailRows,
    optOuts: stopped,
    blocked,
  };
}

type Whose = { shopId: string; customerId: string };

async function countOrdersOf({ shopId, customerId }: Whose): Promise<number> {
  const [row] = await database()
    .select({ count: count() })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.customerId, customerId)));
  return row?.count ?? 0;
}

async function listOrdersOf({ shopId, customerId }: Whose): Promise<CustomerOrder[]> {
  const rows = await database()
    .select({
      id: orders.id,
      number: orders.number,
      status: orders.status,
      currency: orders.currency,
      total: orders.total,
      placedAt: orders.placedAt,
    })
    .from(orders)
    .where(and(eq(orders.shopId, shopId), eq(orders.customerId, customerId)))
    .orderBy(desc(LISTED_AT), desc(orders.id))
    .limit(SHOWN);
  const ids = rows.map((row) => row.id);
  const found = ids.length > 0 ? await listUpdatesOf(shopId, ids) : [];
  return rows.map((order) => ({
    ...order,
    updates: found.filter((update) => update.orderId === order.id),
  }));
}

function listUpdatesOf(shopId: string, orderIds: string[]): Promise<CustomerUpdate[]> {
  return database()
    .select({
      id: updates.id,
      orderId: updates.orderId,
      title: updates.title,
      waitingSince: updates.waitingSince,
      solvedAt: updates.solvedAt,
      ratedAt: updates.ratedAt,
      visible: sql<boolean>`${updates.visibleAt} is not null`,
      stars: ratings.stars,
    })
    .from(updates)
    .leftJoin(ratings, and(eq(ratings.shopId, updates.shopId), eq(ratings.updateId, updates.id)))
    .where(and(eq(updates.shopId, shopId), oneOf(updates.orderId, orderIds)))
    .orderBy(desc(updates.activeAt), desc(updates.id))
    .limit(SHOWN * 4);
}

function listRatingsOf({ shopId, customerId }: Whose): Promise<CustomerRating[]> {
  return database()
    .select({
      id: ratings.id,
      stars: ratings.stars,
      comment: ratings.comment,
      createdAt: ratings.createdAt,
      title: updates.title,
      orderId: orders.id,
      orderNumber: orders.number,
      updateId: ratings.updateId,
    })
    .from(ratings)
    .innerJoin(updates, and(eq(updates.shopId, ratings.shopId), eq(updates.id, ratings.updateId)))
    .innerJoin(orders, and(eq(orders.shopId, ratings.shopId), eq(orders.id, ratings.orderId)))
    .where(and(eq(ratings.shopId, shopId), eq(ratings.customerId, customerId)))
    .orderBy(desc(ratings.createdAt), desc(ratings.id))
    .limit(SHOWN);
}
