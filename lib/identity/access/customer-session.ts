import { DAY } from "@/lib/base/time";
import { sharedRead } from "@/lib/http/shared-read";
import type { Locale } from "@/lib/i18n/locales";
import { readOwnLinkById } from "@/lib/identity/access/own-customer-links";
import type { OwnCustomerActor } from "@/lib/identity/actor";
import {
  deleteSealed,
  readSealed,
  type SealedCookie,
  setSealed,
} from "@/lib/identity/session/sealed-cookie";
import { LINK_DAYS } from "@/lib/mail/links";

const COOKIE: SealedCookie = {
  name: "customer",
  purpose: "customer-cookie",
  seconds: (LINK_DAYS * DAY) / 1000,
};

type Ticket = { shopId: string; linkId: string };
type OwnVisit = { actor: OwnCustomerActor; locale: Locale };

/** Remembers on this device that the customer opened their own page. */
export async function startCustomerSession({ shopId, linkId }: OwnCustomerActor): Promise<void> {
  await setSealed(COOKIE, { shopId, linkId } satisfies Ticket);
}

/** Forgets the customer on this device. */
export async function endCustomerSession(): Promise<void> {
  await deleteSealed(COOKIE);
}

async function readOwnVisit(): Promise<OwnVisit | null> {
  const ticket = await readSealed<Ticket>(COOKIE);
  if (!ticket) return null;
  const link = await readOwnLinkById(ticket.shopId, ticket.linkId);
  return link.state === "good" ? link : null;
}

/** The customer this device belongs to and the language to speak to them, while the link behind it still works. */
export const ownVisitRead = sharedRead("own visit", readOwnVisit);

/** The customer alone; read once per request. */
export async function ownCustomer(): Promise<OwnCustomerActor | null> {
  return (await ownVisitRead.onPage())?.actor ?? null;
}

/** The shop of the customer this device belongs to, whether or not the link still works. */
export async function shopOfOwnCookie(): Promise<string | undefined> {
  return (await readSealed<Ticket>(COOKIE))?.shopId;
}
