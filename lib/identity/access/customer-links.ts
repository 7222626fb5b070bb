import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { SOLVE_STANDS } from "@/db/current-solve";
import { links, orders, solves, updates } from "@/db/schema";
import { hashToken, looksLikeToken } from "@/lib/base/tokens";
import { type CustomerActor, makeActor } from "@/lib/identity/actor";
import type { Topic } from "@/lib/mail/kinds";
import type { LinkPurpose } from "@/lib/mail/links";

/**
 * What a secret link is good for right now.
 * `unknown`: no such link, revoked, or the conversation was hidden. `expired`: too old.
 * `reopened`: the request to rate ended when the conversation was opened again.
 */
export type LinkState =
  | { state: "unknown" }
  | { state: "expired" | "reopened"; shopId: string; orderId: string; linkId: string }
  | { state: "good"; actor: CustomerActor; topic: Topic | null; expiresAt: Date };

const UNKNOWN: LinkState = { state: "unknown" };

/** Looks a token up by its hash, for one purpose alone. Only reads. */
export async function readLink(purpose: LinkPurpose, token: string): Promise<LinkState> {
  if (!looksLikeToken(token)) return UNKNOWN;
  const row = await findLink(
    and(eq(links.tokenHash, hashToken(token)), eq(links.purpose, purpose)),
  );
  return row ? judge(row) : UNKNOWN;
}

/** The link behind a portal cookie, checked anew at every request. */
export async function readPortalLink(
  shopId: string,
  linkId: string,
  orderId: string,
): Promise<LinkState> {
  const row = await findLink(
    and(
      eq(links.shopId, shopId),
      eq(links.id, linkId),
      eq(links.orderId, orderId),
      eq(links.purpose, "portal"),
    ),
  );
  return row ? judge(row) : UNKNOWN;
}

async function findLink(which: ReturnType<typeof and>) {
  const [row] = await database()
    .select({
      link: links,
      orderId: orders.id,
      customerId: orders.customerId,
      expired: sql<boolean>`${links.expiresAt} <= now()`,
      visibleAt: updates.visibleAt,
      // Of a request to rate: its solve is the update's latest and was not opened again.
      asks: sql<boolean>`coalesce(${solves.number} = ${updates.solveNumber} and ${SOLVE_STANDS}, false)`,
    })
    .from(links)
    .innerJoin(orders, and(eq(orders.shopId, links.shopId), eq(orders.id, links.orderId)))
    .leftJoin(updates, and(eq(updates.shopId, links.shopId), eq(updates.id, links.updateId)))
    .leftJoin(
      solves,
      and(
        eq(solves.shopId, links.shopId),
        eq(solves.updateId, links.updateId),
        eq(solves.number, links.solveNumber),
      ),
    )
    .where(which);
  return row;
}

type Row = NonNullable<Awaited<ReturnType<typeof findLink>>>;

function judge(row: Row): LinkState {
  const { link, orderId, customerId, expired, visibleAt, asks } = row;
  const { shopId, updateId, id: linkId } = link;
  // A question about the shop does not show the conversation that occasioned it.
  const hidden = updateId !== null && !visibleAt && link.purpose !== "nps";
  if (link.revokedAt || hidden) return UNKNOWN;
  if (expired) return { state: "expired", shopId, orderId, linkId };
  if (link.purpose === "rate" && !asks) return { state: "reopened", shopId, orderId, linkId };
  const actor = makeActor<CustomerActor>({
    kind: "customer",
    shopId,
    customerId,
    orderId,
    linkId,
    // A portal link opens the whole order, wherever on the page it points.
    updateId: link.purpose === "portal" ? null : updateId,
  });
  return { state: "good", actor, topic: link.topic, expiresAt: link.expiresAt };
}
