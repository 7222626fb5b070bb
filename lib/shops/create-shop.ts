import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Tx } from "@/db/client";
import {
  accounts,
  mailSettings,
  members,
  ratingSettings,
  shareTexts,
  shopSetups,
  shops,
  statuses,
} from "@/db/schema";
import { countryOfZone } from "@/lib/base/countries";
import { reviewHost } from "@/lib/base/review-hosts";
import { NETWORKS } from "@/lib/base/vocabularies";
import type { Locale } from "@/lib/i18n/locales";
import type { Role } from "@/lib/identity/actor";
import { hashPassword } from "@/lib/identity/factors/password";
import { shopTheme } from "@/lib/shops/accent";
import { freeSlug } from "@/lib/shops/slug";
import { type NpsWords, startNps } from "@/lib/shops/start-nps";

/** What a new shop starts with in words, from the catalogue. */
export type NewShopTexts = {
  /** The wording of a shared recommendation, by language. */
  shareTexts: { locale: Locale; text: string }[];
  /** Names of the first five labels. */
  statusNames: { neutral: string; notice: string; warning: string; urgent: string; solved: string };
  nps: NpsWords;
};

export type NewShop = NewShopTexts & {
  name: string;
  siteUrl: string;
  replyTo: string;
  timeZone: string;
  /** Left out: the one country the time zone lies in, if there is one. */
  country?: string | null;
  postalAddress?: string;
  brand?: string;
};

const DEFAULT_BRAND = "#0f6274";
const STATUS_COLORS = [
  ["neutral", "#80847b"],
  ["notice", "#2c6fbb"],
  ["warning", "#c27800"],
  ["urgent", "#c5352b"],
  ["solved", "#23854c"],
] as const;

/** Makes a shop with its statuses and default settings; returns its id. */
export async function createShop(tx: Tx, input: NewShop): Promise<string> {
  const { shareTexts: shared, statusNames, nps, brand = DEFAULT_BRAND, ...shop } = input;
  const rows = STATUS_COLORS.map(([name, color], position) => ({
    id: randomUUID(),
    name: statusNames[name],
    color,
    position,
  }));
  const [neutral, , , , solved] = rows;
  if (!neutral || !solved) throw new Error("A shop needs its statuses.");
  const shopId = randomUUID();
  await tx.insert(shops).values({
    id: shopId,
    ...shop,
    country: shop.country === undefined ? countryOfZone(shop.timeZone) : shop.country,
    slug: await freeSlug(tx, shop.name),
    colors: shopTheme(brand),
    openedStatusId: neutral.id,
    solvedStatusId: solved.id,
  });
  await tx.insert(statuses).values(rows.map((row) => ({ shopId, ...row })));
  await tx.insert(ratingSettings).values({
    shopId,
    reviewUrl: reviewHost(shop.siteUrl) ? shop.siteUrl : null,
    networks: [...NETWORKS],
  });
  await tx.insert(shareTexts).values(shared.map((row) => ({ shopId, ...row })));
  await tx.insert(mailSettings).values({ shopId });
  await tx.insert(shopSetups).values({ shopId });
  await startNps(tx, shopId, nps);
  return shopId;
}

/** Gives a person a seat in a shop, with an account of their own if the address has none yet. */
export async function addMember(
  tx: Tx,
  person: {
    shopId: string;
    email: string;
    name: string;
    publicName?: string;
    role: Role;
    password: string;
  },
): Promise<string> {
  const { shopId, name, publicName, role } = person;
  const email = person.email.trim().toLowerCase();
  const [known] = await tx
    .select({ id: accounts.id })
    .from(accounts)
    .where(eq(accounts.email, email));
  const accountId = known?.id ?? (await createAccount(tx, email, person));
  const [member] = await tx
    .insert(members)
    .values({ shopId, accountId, name, publicName, role })
    .returning({ id: members.id });
  if (!member) throw new Error("The member was not stored.");
  return member.id;
}

async function createAccount(
  tx: Tx,
  email: string,
  { name, publicName, password }: { name: string; publicName?: string; password: string },
): Promise<string> {
  const [account] = await tx
    .insert(accounts)
    .values({ email, name, publicName, passwordHash: await hashPassword(password) })
    .returning({ id: accounts.id });
  if (!account) throw new Error("The account was not stored.");
  return account.id;
}
