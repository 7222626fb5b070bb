import { sql } from "drizzle-orm";
import { database } from "@/db/client";
import { NPS_REPORTS } from "@/lib/base/vocabularies";
import { type ApiKeyActor, type MemberActor, makeActor } from "@/lib/identity/actor";
import { memberActorById } from "@/lib/identity/session/members";
import { countReport } from "@/lib/nps/coverage/counted-report";
import { dayIn } from "@/lib/nps/report/periods";

/** What is read in a loaded database, each by the name it has in a report. */
export type Reading = { name: string; read: () => Promise<unknown> };

type Ids = { order: string; bigOrder: string; customer: string; bigCustomer: string };
export type Facts = {
  shopId: string;
  owner: MemberActor;
  agent: MemberActor;
  key: ApiKeyActor;
  ids: Ids;
};

export const LIMIT = 50;
export const PAGE = { cursor: null, limit: LIMIT };
/** A place far down in every list that is sorted by time: two years back. */
export const DEEP = { cursor: deepCursor("00000000-0000-4000-8000-000000000000"), limit: LIMIT };
export const DEEP_NUMBER = { cursor: deepCursor("1"), limit: LIMIT };

function deepCursor(id: string): string {
  const at = new Date(Date.now() - 730 * 86_400_000);
  return Buffer.from(`${at.toISOString()} ${id}`).toString("base64url");
}

export type Named = [string, () => Promise<unknown>];

export const SEARCHES = { number: "10123", name: "Jensen", two: "anne holm", none: "qqqxyz" };

export const today = () => dayIn("UTC", new Date());

/** The shop with the most updates, and in it what is typical and what is biggest. */
export async function readFacts(): Promise<Facts> {
  const one = async (statement: ReturnType<typeof sql>) => {
    const [row] = await database().execute<{ id: string }>(statement);
    if (!row) throw new Error("The loaded shop lacks something to read.");
    return row.id;
  };
  const shopId = await one(
    sql`select shop_id as id from rating_days group by 1 order by sum(ratings) desc limit 1`,
  );
  const memberId = (role: string) =>
    one(
      sql`select id from members where shop_id = ${shopId} and role = ${role} order by name limit 1`,
    );
  const keyId = await one(sql`select id from api_keys where shop_id = ${shopId} limit 1`);
  const customer = await one(
    sql`select customer_id as id from orders where shop_id = ${shopId} order by placed_at desc offset 20 limit 1`,
  );
  const ids = {
    order: await one(
      sql`select order_id as id from updates where shop_id = ${shopId} and rated_at is not null order by created_at desc limit 1`,
    ),
    bigOrder: await one(
      sql`select order_id as id from updates where shop_id = ${shopId} group by 1 order by count(*) desc limit 1`,
    ),
    customer,
    bigCustomer: await one(
      sql`select customer_id as id from orders where shop_id = ${shopId} group by 1 order by count(*) desc offset 30 limit 1`,
    ),
  };
  // Somebody looked at these before.
  for (const report of NPS_REPORTS) await countReport({ shopId, report });
  const key = makeActor<ApiKeyActor>({
    kind: "apiKey",
    shopId,
    keyId,
    memberId: null,
    scopes: ["read"],
  });
  const owner = await memberActorById(shopId, await memberId("owner"));
  return { shopId, owner, agent: await memberActorById(shopId, await memberId("agent")), key, ids };
}
