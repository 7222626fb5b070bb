import { and, eq, isNull, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { database } from "@/db/client";
import { accounts, members, shops } from "@/db/schema";
import { OWNER_EMAIL } from "@/lib/demo/team";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { demoJobKey } from "@/lib/setup/decide-store";

/** How far the demo shop is. `failing`: the last try went wrong, another follows. */
export type DemoState =
  | { state: "none" | "loading" | "failing" }
  | { state: "there"; shopId: string; name: string };

const own = alias(members, "own");

/** Whether the demo shop stands with a seat for the actor, or is being made. Throws `forbidden` below the owner. */
export async function readDemo(actor: MemberActor): Promise<DemoState> {
  requireRole(actor, "owner");
  const [[seat], [job]] = await Promise.all([findSeat(actor), findJob(actor.shopId)]);
  if (seat) return { state: "there", ...seat };
  if (!job) return { state: "none" };
  return { state: job.failed ? "failing" : "loading" };
}

/** The demo shop is the one its owner's account came with. */
function findSeat(actor: MemberActor) {
  return database()
    .select({ shopId: shops.id, name: shops.name })
    .from(accounts)
    .innerJoin(members, eq(members.accountId, accounts.id))
    .innerJoin(own, eq(own.shopId, members.shopId))
    .innerJoin(shops, eq(shops.id, members.shopId))
    .where(
      and(
        eq(accounts.email, OWNER_EMAIL),
        eq(own.accountId, actor.accountId),
        isNull(own.deactivatedAt),
      ),
    )
    .limit(1);
}

function findJob(shopId: string) {
  return database().execute<{ failed: boolean }>(sql`
    select last_error is not null and locked_at is null as failed
    from graphile_worker.jobs where key = ${demoJobKey(shopId)}`);
}
