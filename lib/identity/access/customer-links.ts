import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { SOLVE_STANDS } from "@/db/current-solve";
import { links, orders, shops, solves, updates } from "@/db/schema";
import { hashToken, looksLikeToken } from "@/lib/base/tokens";
import { sharedRead } from "@/lib/http/shared-read";
import { type Locale, spokenLocale } from "@/lib/i18n/locales";
import { type CustomerActor, makeActor } from "@/lib/identity/actor";
import type { Topic } from "@/lib/mail/kinds";
import type { LinkPurpose } from "@/lib/mail/links";

/** What a link that is over still tells. */
type Known = { shopId: string; orderId: string; linkId: string; locale: Locale };

/**
 * What a secret link is good for right now.
 * `unknown`: no such link, or revoked. `expired`: too old. `hidden`: the conversation was taken off the
 * customer's page. `reopened`: a request to rate whose conversation is open, since `at`.
 * A request to rate leads on to the solve there is now: `again` says what came after its own.
 */
export type LinkState =
  | { state: "unknown" }
  | ({ state: "expired" } & Known)
  | ({ state: "hidden" } & Known)
  | ({ state: "reopened"; at: Date | null } & Known)
  | {
      state: "good";
      actor: CustomerActor;
      /** The language to speak to the customer. */
      locale: Locale;
      topic: Topic | null;
      expiresAt: Date;
      again: { openedAt: Date; solvedAt: Date } | null;
    };

/** A link that is over and says why. */
export type EndedLink = Exclude<LinkState, { state: "unknown" | "good" }>;

const UNKNOWN: LinkState = { state: "unknown" };

/** Looks a token up by its hash, for one purpose alone. Only reads. */
export async function readLink(purpose: LinkPurpose, token: string): Promise<LinkState> {
  if (!looksLikeToken(token)) return UNKNOWN;
  const row = await findLink(
    and(eq(links.tokenHash, hashToken(token)), eq(links.purpose, purpose)),
  );
  return row ? judge(row) : UNKNOWN;
}

/** The link in the address of a page. */
export const linkRead = sharedRead("link", readLink);

/** The link behind a portal cookie, checked again at every request. */
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
      orderLocale: orders.locale,
      shopLocale: shops.locale,
      expired: sql<boolean>`${links.expiresAt} <= now()`,
      visibleAt: updates.visibleAt,
      solvedAt: updates.solvedAt,
      // Of a request to rate: when its own solve was opened again, and the latest one.
      openedAt:
        sql<Date | null>`case when not ${SOLVE_STANDS} then ${solves.reopenedAt} end`.mapWith(
          solves.reopenedAt,
        ),
      lastOpenedAt:
        sql<Date | null>`(select s.reopened_at from solves s where s.shop_id = ${updates.shopId}
        and s.update_id = ${updates.id} and s.number = ${updates.solveNumber})`.mapWith(
          solves.reopenedAt,
        ),
    })
    .from(links)
    .innerJoin(orders, and(eq(orders.shopId, links.shopId), eq(orders.id, links.orderId)))
    .innerJoin(shops, eq(shops.id, links.shopId))
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
  const { link, orderId, customerId, expired, visibleAt, solvedAt, openedAt } = row;
  const { shopId, updateId, id: linkId } = link;
  if (link.revokedAt) return UNKNOWN;
  const locale = spokenLocale(row);
  const known = { shopId, orderId, linkId, locale };
  // A question about the shop does not show the conversation that occasioned it.
  if (updateId !== null && !visibleAt && link.purpose !== "nps")
    return { state: "hidden", ...known };
  if (expired) return { state: "expired", ...known };
  if (link.purpose === "rate" && !solvedAt)
    return { state: "reopened", at: row.lastOpenedAt, ...known };
  const actor = makeActor<CustomerActor>({
    kind: "customer",
    shopId,
    customerId,
    orderId,
    linkId,
    // A portal link opens the whole order, wherever on the page it points.
    updateId: link.purpose === "portal" ? null : updateId,
  });
  const again = openedAt && solvedAt ? { openedAt, solvedAt } : null;
  return { state: "good", actor, locale, topic: link.topic, expiresAt: link.expiresAt, again };
}
