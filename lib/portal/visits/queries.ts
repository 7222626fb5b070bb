import { and, desc, eq, type SQL, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { links, linkVisits } from "@/db/schema";
import type { MemberActor } from "@/lib/identity/actor";
import type { Machine } from "@/lib/portal/visits/schema";

export type LinkVisit = {
  id: number;
  purpose: (typeof links.$inferSelect)["purpose"];
  mailId: string | null;
  machine: Machine | null;
  /** What the visitor called itself. */
  agent: string;
  at: Date;
};

/** The newest visits of links mailed to a customer, and how many each sort has. */
export type CustomerVisits = {
  people: { count: number; newest: LinkVisit[] };
  machines: { count: number; newest: LinkVisit[] };
};

const SHOWN = 20;

/** Visits of every link to this customer or one of their orders, people's and machines' apart. */
export async function readVisits(actor: MemberActor, customerId: string): Promise<CustomerVisits> {
  const rows = await database()
    .select({
      id: linkVisits.id,
      purpose: links.purpose,
      mailId: links.mailId,
      machine: linkVisits.machine,
      agent: linkVisits.agent,
      at: linkVisits.at,
      sort: sql<
        "people" | "machines"
      >`case when ${linkVisits.machine} is null then 'people' else 'machines' end`.as("sort"),
      place:
        sql<number>`row_number() over (partition by ${linkVisits.machine} is null order by ${linkVisits.id} desc)::int`.as(
          "place",
        ),
      count: sql<number>`count(*) over (partition by ${linkVisits.machine} is null)::int`.as(
        "count",
      ),
    })
    .from(linkVisits)
    .innerJoin(links, and(eq(links.shopId, linkVisits.shopId), eq(links.id, linkVisits.linkId)))
    .where(and(eq(linkVisits.shopId, actor.shopId), ofCustomer(actor.shopId, customerId)))
    .orderBy(sql`place`, desc(linkVisits.id))
    .limit(SHOWN * 2);
  const of = (sort: "people" | "machines") => {
    const own = rows.filter((row) => row.sort === sort && row.place <= SHOWN);
    const newest = own.map(({ sort: _, place: __, count: ___, ...visit }) => visit);
    return { count: own[0]?.count ?? 0, newest };
  };
  return { people: of("people"), machines: of("machines") };
}

/** Links to the customer's own page, and to any of their orders. */
export function ofCustomer(shopId: string, customerId: string): SQL {
  return sql`${links.id} in (
    select id from links where shop_id = ${shopId} and customer_id = ${customerId}
    union all
    select l.id from orders o join links l on l.shop_id = o.shop_id and l.order_id = o.id
    where o.shop_id = ${shopId} and o.customer_id = ${customerId})`;
}
