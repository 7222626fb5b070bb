import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { customers, links, npsInvitations, npsSurveys, orders, shops } from "@/db/schema";
import { hashToken, looksLikeToken } from "@/lib/base/tokens";
import { sharedRead } from "@/lib/http/shared-read";
import { type Locale, spokenLocale } from "@/lib/i18n/locales";
import {
  errorAddress,
  type Failure,
  type Targets,
  targetOf,
} from "@/lib/identity/access/nps-targets";
import { makeActor, type NpsActor } from "@/lib/identity/actor";

/** What every link we know tells, whether it still works or not. */
type Known = {
  shopId: string;
  orderId: string;
  orderNumber: string;
  linkId: string;
  /** The update that was asked about; of a survey the invitation. */
  ticketId: string;
  targets: Targets;
  /** The language to speak to the customer. */
  locale: Locale;
};

/**
 * What the link in an NPS invitation is good for right now: `good` takes the one answer, `answered`
 * has taken it. A question is about the shop, so it outlives its update's being opened again or hidden.
 */
export type NpsLink =
  | { state: "unknown" }
  | (Known & { state: "revoked" })
  | (Known & { state: "expired" })
  | (Known & { state: "good"; actor: NpsActor })
  | (Known & { state: "answered"; actor: NpsActor });

const UNKNOWN: NpsLink = { state: "unknown" };

/** Looks a token up by its hash. Only reads. */
export async function readNpsLink(token: string): Promise<NpsLink> {
  if (!looksLikeToken(token)) return UNKNOWN;
  const row = await findLink(token);
  return row ? judge(row) : UNKNOWN;
}

/** The link in the address of a page. */
export const npsLinkRead = sharedRead("nps link", readNpsLink);

/** Why a link takes no answer any more; null while it does. */
export function failureOf(link: Exclude<NpsLink, { state: "unknown" }>): Failure | null {
  if (link.state === "revoked" || link.state === "expired") return "token";
  return link.state === "answered" ? "answered" : null;
}

/** Where opening a link that takes no answer any more leads: the shop's error page, if it has one. */
export function pageInstead(link: NpsLink, token: string, sent: string): string | null {
  if (link.state === "unknown") return null;
  const failure = failureOf(link);
  const { ticketId, targets } = link;
  if (!failure || !targets.error) return null;
  return errorAddress(targets.error, { failure, ticketId, token, sent });
}

async function findLink(token: string) {
  const [row] = await database()
    .select({
      shopId: links.shopId,
      linkId: links.id,
      revokedAt: links.revokedAt,
      expired: sql<boolean>`${links.expiresAt} <= now()`,
      orderId: orders.id,
      orderNumber: orders.number,
      orderLocale: orders.locale,
      shopLocale: shops.locale,
      invitation: npsInvitations,
      targets: { success: npsSurveys.successUrl, error: npsSurveys.errorUrl },
    })
    .from(links)
    .innerJoin(
      npsInvitations,
      and(eq(npsInvitations.shopId, links.shopId), eq(npsInvitations.mailId, links.mailId)),
    )
    .innerJoin(
      customers,
      and(
        eq(customers.shopId, npsInvitations.shopId),
        eq(customers.id, npsInvitations.customerId),
        sql`${customers.erasedAt} is null`,
      ),
    )
    .innerJoin(orders, and(eq(orders.shopId, links.shopId), eq(orders.id, links.orderId)))
    .innerJoin(shops, eq(shops.id, links.shopId))
    .innerJoin(
      npsSurveys,
      and(eq(npsSurveys.shopId, npsInvitations.shopId), eq(npsSurveys.id, npsInvitations.surveyId)),
    )
    .where(
      and(
        eq(links.tokenHash, hashToken(token)),
        eq(links.purpose, "nps"),
        eq(npsInvitations.state, "invited"),
      ),
    );
  return row;
}

function judge(row: NonNullable<Awaited<ReturnType<typeof findLink>>>): NpsLink {
  const { shopId, linkId, orderId, orderNumber, invitation } = row;
  const known: Known = {
    shopId,
    orderId,
    orderNumber,
    linkId,
    ticketId: invitation.updateId ?? invitation.id,
    targets: { success: targetOf(row.targets.success), error: targetOf(row.targets.error) },
    locale: spokenLocale(row),
  };
  if (row.revokedAt) return { ...known, state: "revoked" };
  if (row.expired) return { ...known, state: "expired" };
  const { id: invitationId, customerId } = invitation;
  const actor = makeActor<NpsActor>({ kind: "nps", shopId, customerId, linkId, invitationId });
  return { ...known, state: invitation.answeredAt ? "answered" : "good", actor };
}
