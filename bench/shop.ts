import type { Sql } from "postgres";
import type { MemberActor } from "@/lib/identity/actor";
import { memberActorById } from "@/lib/identity/session/members";
import { makeCustomer, makeKey } from "@/lib/testing/factories";
import { cookieOf, portalCookie } from "@/lib/testing/visitors";
import { makeSolved, type Solved } from "./copies";

/** The largest shop of a database, and what calls about it need. */
export type Shop = {
  id: string;
  owner: MemberActor;
  /** The `Cookie` header of the owner. */
  cookie: string;
  authorization: string;
  /** Conversations to be rated: each is good for one rating. */
  takeSolved(): Solved;
  /** Restocks before a round. */
  stock(sql: Sql, count: number): Promise<void>;
  /** Orders as customers have opened them. */
  portals: { orderId: string; cookie: string }[];
  /** Star links that nobody follows to the end. */
  rateTokens: string[];
  samples: Samples;
};

/** What to look for in lists, and places deep inside them. */
export type Samples = {
  orderId: string;
  number: string;
  word: string;
  address: string;
  deep: Record<"orders" | "customers" | "ratings" | "mails" | "answers", string>;
};

/** Opens it, with so many conversations of its own to be looked at. */
export async function openShop(sql: Sql, lookedAt = 20): Promise<Shop> {
  const [found] = await sql<{ id: string; memberId: string }[]>`
    select m.shop_id as id, m.id as "memberId" from members m
    where m.role = 'owner' and m.deactivated_at is null
    order by (select count(*) from orders o where o.shop_id = m.shop_id) desc, m.created_at limit 1`;
  if (!found) throw new Error("There is no shop in this database.");
  const owner = await memberActorById(found.id, found.memberId);
  const looked = await makeSolved(sql, owner, lookedAt);
  const portals = [];
  for (const { orderId } of looked) {
    portals.push({ orderId, cookie: portalCookie(await makeCustomer(owner.shopId, orderId)) });
  }
  const solved: Solved[] = [];
  return {
    id: owner.shopId,
    owner,
    cookie: await cookieOf(owner),
    authorization: (await makeKey(owner.shopId)).authorization,
    takeSolved() {
      const one = solved.pop();
      if (!one) throw new Error("No conversation is left to rate.");
      return one;
    },
    async stock(from, count) {
      const missing = count - solved.length;
      if (missing > 0) solved.push(...(await makeSolved(from, owner, missing)));
    },
    portals,
    rateTokens: looked.map(({ token }) => token),
    samples: await takeSamples(sql, owner.shopId),
  };
}

async function takeSamples(sql: Sql, shopId: string): Promise<Samples> {
  const [order] = await sql`
    select o.id, o.number, o.email, split_part(o.customer_name, ' ', 1) as word from orders o
    where shop_id = ${shopId} and email is not null and not test
      and exists (select from updates u where u.shop_id = o.shop_id and u.order_id = o.id)
    order by created_at, id offset 2 limit 1`;
  if (!order) throw new Error("The shop has no orders.");
  const deep = async (table: string, at: string) => {
    const [row] = await sql.unsafe(
      `select ${at} as at, id from ${table} where shop_id = $1 order by ${at} desc, id desc
       offset (select greatest(count(*) * 9 / 10 - 1, 0) from ${table} where shop_id = $1) limit 1`,
      [shopId],
    );
    return row ? Buffer.from(`${row.at.toISOString()} ${row.id}`).toString("base64url") : "";
  };
  return {
    orderId: order.id,
    number: order.number,
    word: order.word,
    address: order.email,
    deep: {
      orders: await deep("orders", "least(placed_at, created_at)"),
      customers: await deep("customers", "created_at"),
      ratings: await deep("ratings", "created_at"),
      mails: await deep("mails", "created_at"),
      answers: await deep("nps_reviews", "created_at"),
    },
  };
}
