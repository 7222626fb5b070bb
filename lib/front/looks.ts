import { idSchema } from "@/lib/base/schemas";
import type { Locale } from "@/lib/i18n/locales";
import { linkRead } from "@/lib/identity/access/customer-links";
import { ownVisitRead } from "@/lib/identity/access/customer-session";
import { npsLinkRead, pageInstead } from "@/lib/identity/access/nps-links";
import { originsOf } from "@/lib/identity/access/nps-targets";
import { ownLinkRead } from "@/lib/identity/access/own-customer-links";
import { openOrderRead } from "@/lib/identity/access/portal-session";
import type { LinkPurpose } from "@/lib/mail/links";
import { purposeParam } from "@/lib/portal/addresses";
import { shopRead } from "@/lib/portal/find/queries";

const PURPOSE: Record<string, LinkPurpose> = {
  rate: "rate",
  reply: "reply",
  share: "share",
  unsubscribe: "unsubscribe",
  o: "portal",
};

type Visited = { shopId: string; linkId: string };
export type Look = {
  /** Another site's page that says it better. */
  goTo?: string | null;
  instead: { path: string; status: number } | null;
  locale: Locale | null;
  visited?: Visited;
  /** Besides our own, where forms of the page may lead. */
  formOrigins?: string[];
};
export const NOTHING: Look = { instead: null, locale: null };
const UNKNOWN: Look = { instead: { path: "/gone/unknown", status: 404 }, locale: null };
const NO_SHOP: Look = { instead: { path: "/gone/no-shop", status: 404 }, locale: null };

/** Customers' addresses, and what is to be known of each. All that stands behind some is a secret of ours or no link at all. */
const LOOKS: [RegExp, (...parts: string[]) => Look | Promise<Look>][] = [
  [/^\/portal\/(?!left$)([^/]+)$/, lookAtOrder],
  [/^\/nps\/(rate|thanks)(?:\/([^/]+))?(\/stop)?$/, lookAtNps],
  [/^\/my\/enter(?:\/(.*))?$/, lookAtOwnLink],
  [/^\/my$/, lookAtOwnPage],
  [/^\/find\/([^/]+)$/, async (slug) => ((await shopRead.inFront(slug)) ? NOTHING : NO_SHOP)],
  [/^\/gone\/(\w+)\/([^/]+)$/, async (...parts) => ((await isKnown(...parts)) ? NOTHING : UNKNOWN)],
  [/^\/(rate|reply|share|unsubscribe|o)(?:\/(?!.*\/one-click$)(.*))?$/, lookAtLink],
];

/**
 * The language of the order behind a customer's address, and what they see instead of a page whose
 * link is over (410) or that is not theirs (404). Pages alone cannot answer 410, and their not-found
 * pages are blank without scripts.
 */
export async function lookAt({ pathname, searchParams }: URL): Promise<Look> {
  const rating = searchParams.get("rating") ?? "";
  for (const [path, look] of LOOKS) {
    const found = pathname.match(path);
    if (found) return look(...found.slice(1).map((part = "") => part), rating);
  }
  return NOTHING;
}

/** Whether a link that is said to be over is one of ours. */
async function isKnown(purpose = "", token = ""): Promise<boolean> {
  const known = purposeParam(purpose);
  const read = known ? linkRead.inFront(known, token) : ownLinkRead.inFront(token);
  return (await read).state !== "unknown";
}

async function lookAtOwnPage(): Promise<Look> {
  const own = await ownVisitRead.inFront();
  return { instead: null, locale: own?.locale ?? null };
}

async function lookAtOrder(orderId = ""): Promise<Look> {
  const order = idSchema.safeParse(orderId).success ? await openOrderRead.inFront(orderId) : null;
  if (!order) return { instead: { path: "/gone/closed", status: 404 }, locale: null };
  return { instead: null, locale: order.locale };
}

async function lookAtLink(path = "", token = ""): Promise<Look> {
  const purpose = PURPOSE[path] ?? "portal";
  const link = await linkRead.inFront(purpose, token);
  if (link.state === "unknown") return UNKNOWN;
  const { shopId, linkId } = link.state === "good" ? link.actor : link;
  const look = { locale: link.locale, visited: { shopId, linkId } };
  if (link.state === "good") return { ...look, instead: null };
  const status = link.state === "hidden" ? 404 : 410;
  return { ...look, instead: { path: `/gone/${purpose}/${token}`, status } };
}

async function lookAtNps(page = "", token = "", stop = "", sent = ""): Promise<Look> {
  const link = await npsLinkRead.inFront(token);
  const opened = page === "rate" && !stop;
  const goTo = opened ? pageInstead(link, token, sent) : null;
  if (link.state === "unknown") return UNKNOWN;
  if (link.state === "revoked") return { ...UNKNOWN, goTo };
  // The pages behind the one in the mail are no visits of their own, and their forms stay here.
  const own = { visited: link, formOrigins: originsOf(link.targets) };
  const look = { goTo, locale: link.locale, ...(opened && own) };
  const expired = link.state === "expired";
  return { ...look, instead: expired ? { path: `/gone/nps/${token}`, status: 410 } : null };
}

async function lookAtOwnLink(token = ""): Promise<Look> {
  const link = await ownLinkRead.inFront(token);
  if (link.state === "unknown") return UNKNOWN;
  const whose = link.state === "good" ? link.actor : link;
  const look = { locale: link.locale, visited: whose };
  if (link.state === "good") return { ...look, instead: null };
  return { ...look, instead: { path: `/gone/customer/${token}`, status: 410 } };
}
