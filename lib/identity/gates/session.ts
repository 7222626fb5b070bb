import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/base/errors";
import { clientAddressOf } from "@/lib/http/client-address";
import { noteWho } from "@/lib/http/security-events";
import type { Locale } from "@/lib/i18n/locales";
import type { AccountActor, FreshActor, MemberActor, Role } from "@/lib/identity/actor";
import { FRESH_MINUTES, type FreshProof, freshActor } from "@/lib/identity/factors/freshness";
import { requireRole } from "@/lib/identity/guards";
import { readKnownDevice } from "@/lib/identity/session/known-device";
import type { OwnShop } from "@/lib/identity/session/own-shops";
import { readSealed, type SealedCookie } from "@/lib/identity/session/sealed-cookie";
import { readSessionCookie, sessionCookie } from "@/lib/identity/session/session-cookie";
import type { Device } from "@/lib/identity/session/sessions";
import { chosenShop, SHOP_COOKIE } from "@/lib/identity/session/shop-choice";
import { findSignedIn, type SignedIn, seatOf } from "@/lib/identity/session/signed-in";

/** Who is signed in and what their pages need of them, checked against the database once per request; null for anybody else. */
const currentSignedIn = cache(async (): Promise<SignedIn | null> => {
  const sessionId = await readSessionCookie((await cookies()).get(sessionCookie().name)?.value);
  const signedIn = sessionId === null ? null : await findSignedIn(sessionId);
  if (signedIn) noteWho({ accountId: signedIn.account.accountId });
  return signedIn;
});

/** The person signed in; null for anybody else. */
export async function currentAccount(): Promise<AccountActor | null> {
  return (await currentSignedIn())?.account ?? null;
}

/** The language the person signed in chose for their own pages; null follows the browser. */
export async function currentLanguage(): Promise<Locale | null> {
  return (await currentSignedIn())?.locale ?? null;
}

const currentSeat = cache(async () => {
  const signedIn = await currentSignedIn();
  if (!signedIn) return null;
  const seat = seatOf(signedIn, chosenShop((await cookies()).get(SHOP_COOKIE)?.value));
  if (seat) noteWho({ shopId: seat.shop.id });
  return seat;
});

/** The seat that person works from: in the shop chosen on this device, else in their oldest one; null while `lockedShop`. */
export async function currentMember(): Promise<MemberActor | null> {
  const seat = await currentSeat();
  return seat && !seat.locked ? seat.member : null;
}

/** The shop that lets that person in once they have set up a second factor; null for whoever is in, or out altogether. */
export async function lockedShop(): Promise<{ name: string } | null> {
  const seat = await currentSeat();
  return seat?.locked ? { name: seat.shop.name } : null;
}

/** The shops that person has a seat in, by name. */
export async function currentShops(): Promise<OwnShop[]> {
  const seats = (await currentSignedIn())?.seats ?? [];
  return seats.map(({ shop: { id, name } }) => ({ id, name }));
}

/**
 * The gate of a page: sends strangers to the sign-in page, people without a seat to one that says so, and
 * those who owe the shop a second factor to where it is set up.
 */
export async function pageMember(returnTo: string): Promise<MemberActor> {
  const member = await currentMember();
  if (member) return member;
  if (await lockedShop()) redirect("/account/second-factor");
  if (await currentAccount()) redirect("/sign-in/no-shop");
  redirect(`/sign-in?next=${encodeURIComponent(returnTo)}`);
}

/** The gate of a page about the sign-in itself. */
export async function pageAccount(returnTo: string): Promise<AccountActor> {
  const account = await currentAccount();
  if (!account) redirect(`/sign-in?next=${encodeURIComponent(returnTo)}`);
  return account;
}

/** What says that this device's owner proved who they are a moment ago. */
export const FRESH_PROOF: SealedCookie = {
  name: "fresh-proof",
  purpose: "fresh-proof",
  seconds: FRESH_MINUTES * 60,
};

/** The person signed in, if they proved lately to be it. */
export async function currentFresh(): Promise<FreshActor | null> {
  const account = await currentAccount();
  return account && freshActor(account, await readSealed<FreshProof>(FRESH_PROOF));
}

/** The gate of a page about passwords and keys: asks whoever signed in a while ago to prove who they are. */
export async function pageFresh(returnTo: string): Promise<FreshActor> {
  await pageAccount(returnTo);
  const actor = await currentFresh();
  if (!actor) redirect(`/account/confirm?next=${encodeURIComponent(returnTo)}`);
  return actor;
}

/**
 * The gate of an action. Throws `unauthorized`, `second_factor_first`, `forbidden` below `role`, and
 * `other_shop` when the form was made for another shop than the one chosen by now.
 */
export async function actionMember(form: FormData, role: Role = "agent"): Promise<MemberActor> {
  const member = await currentMember();
  if (!member) throw new AppError((await lockedShop()) ? "second_factor_first" : "unauthorized");
  const shopId = form instanceof FormData ? form.get("shop") : null;
  if (shopId && shopId !== member.shopId) throw new AppError("other_shop");
  requireRole(member, role);
  return member;
}

/** The gate of an action on one's own sign-in. Throws `unauthorized`. */
export async function actionAccount(): Promise<AccountActor> {
  const account = await currentAccount();
  if (!account) throw new AppError("unauthorized");
  return account;
}

/** The gate of an action on passwords and keys. Throws `unauthorized`, and `not_fresh` for whoever signed in a while ago. */
export async function actionFresh(): Promise<FreshActor> {
  await actionAccount();
  const actor = await currentFresh();
  if (!actor) throw new AppError("not_fresh");
  return actor;
}

/** The device that asks. */
export async function clientDevice(): Promise<Device> {
  const userAgent = (await headers()).get("user-agent") ?? "";
  return { address: await clientAddress(), userAgent, known: await readKnownDevice() };
}

/** The address of whoever asks; see `clientAddressOf`. */
export async function clientAddress(): Promise<string> {
  return clientAddressOf(await headers());
}
