import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { accounts, members, type ShopColors, sessions, shopLogos, shops } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import { type AccountActor, type MemberActor, makeActor } from "@/lib/identity/actor";
import { isLive, noteUse, seenLongAgo } from "@/lib/identity/session/sessions";
import { logoColumns, logoOf, type ShopLogo } from "@/lib/mail/logo";

/** The shop as the team's pages need it: its name, look, time zone and language. */
export type TeamShop = {
  id: string;
  name: string;
  siteUrl: string;
  timeZone: string;
  locale: string;
  /** Whoever writes to a customer or solves first is assigned. */
  autoAssign: boolean;
  /** Since then its members need a second factor; null: each as they like. */
  secondFactorSince: Date | null;
  colors: ShopColors;
  logo: ShopLogo | null;
};

/** Who is behind a session, in which language they read, and their seats, by the shops' names. */
export type SignedIn = { account: AccountActor; locale: Locale | null; seats: Seat[] };
type Seat = {
  member: MemberActor;
  shop: TeamShop;
  oldest: boolean;
  /** The shop wants a second factor, and this sign-in had none: nothing but setting one up is open. */
  locked: boolean;
};

/** The shops that were read together with the seats in them. */
const shopsOfSeats = new WeakMap<MemberActor, TeamShop>();

/** The columns of a shop that pages need, and those of its logo. */
export const teamShopColumns = {
  id: shops.id,
  name: shops.name,
  siteUrl: shops.siteUrl,
  timeZone: shops.timeZone,
  locale: shops.locale,
  autoAssign: shops.autoAssign,
  secondFactorSince: shops.secondFactorSince,
  colors: shops.colors,
};

/** Everything a request needs to know of the person behind a session, in one statement; null once it is over. Notes now and then that it is in use. */
export async function findSignedIn(sessionId: string): Promise<SignedIn | null> {
  const rows = await database()
    .select({
      accountId: sessions.accountId,
      stale: seenLongAgo,
      locale: accounts.locale,
      seat: { memberId: members.id, name: members.name, role: members.role },
      oldest: sql<boolean>`row_number() over (order by ${members.createdAt}, ${members.id}) = 1`,
      locked: sql<boolean>`${shops.secondFactorSince} is not null
        and ${accounts.totpConfirmedAt} is null and ${sessions.method} <> 'passkey'`,
      shop: teamShopColumns,
      logo: logoColumns,
    })
    .from(sessions)
    .innerJoin(accounts, eq(accounts.id, sessions.accountId))
    .leftJoin(members, and(eq(members.accountId, accounts.id), isNull(members.deactivatedAt)))
    .leftJoin(shops, eq(shops.id, members.shopId))
    .leftJoin(shopLogos, eq(shopLogos.shopId, shops.id))
    .where(and(eq(sessions.id, sessionId), isLive))
    .orderBy(asc(shops.name), asc(shops.id));
  const [first] = rows;
  if (!first) return null;
  if (first.stale) await noteUse(sessionId);
  const { accountId, locale } = first;
  return {
    account: makeActor<AccountActor>({ kind: "account", accountId, sessionId }),
    locale,
    seats: rows.flatMap(({ seat, shop, logo, oldest, locked }) => {
      if (!(seat && shop)) return [];
      const facts = { kind: "member" as const, accountId, shopId: shop.id, ...seat };
      const member = makeActor<MemberActor>(facts);
      const shown = { ...shop, logo: logoOf(shop.id, logo) };
      shopsOfSeats.set(member, shown);
      return [{ member, shop: shown, oldest, locked }];
    }),
  };
}

/** The seat somebody works from: in the shop asked for, else their oldest one; null without any. */
export function seatOf({ seats }: SignedIn, shopId?: string): Seat | null {
  return seats.find(({ shop }) => shop.id === shopId) ?? seats.find(({ oldest }) => oldest) ?? null;
}

/** The shop as it was when the request found its member; undefined for actors made elsewhere. */
export function shopOfSeat(member: MemberActor): TeamShop | undefined {
  return shopsOfSeats.get(member);
}
