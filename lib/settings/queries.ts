import { and, asc, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { accounts, members, ratingSettings, shops } from "@/db/schema";
import { knownLocale, type Locale } from "@/lib/i18n/locales";
import type { MemberActor, Role } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { readShareTexts } from "@/lib/settings/save-share-texts";
import type { RatingSettings } from "@/lib/settings/schema";

/** Somebody who can be put on the alert list. */
export type AlertMember = { id: string; name: string; role: Role; email: string };

export type RatingSettingsPage = {
  settings: RatingSettings;
  shop: { name: string; siteUrl: string; locale: Locale };
  members: AlertMember[];
};

/** Everything Settings → Ratings shows. Throws `forbidden` for agents. */
export async function readRatingSettings(actor: MemberActor): Promise<RatingSettingsPage> {
  requireRole(actor, "admin");
  const [[row], shareTexts, people] = await Promise.all([
    database()
      .select({
        settings: ratingSettings,
        name: shops.name,
        siteUrl: shops.siteUrl,
        locale: shops.locale,
      })
      .from(ratingSettings)
      .innerJoin(shops, eq(shops.id, ratingSettings.shopId))
      .where(eq(ratingSettings.shopId, actor.shopId)),
    readShareTexts(database(), actor.shopId),
    database()
      .select({
        id: members.id,
        name: members.name,
        role: members.role,
        email: accounts.email,
      })
      .from(members)
      .innerJoin(accounts, eq(accounts.id, members.accountId))
      .where(and(eq(members.shopId, actor.shopId), isNull(members.deactivatedAt)))
      .orderBy(asc(members.name)),
  ]);
  if (!row) throw new Error("A shop without rating settings.");
  const { shopId: _shop, updatedAt: _saved, ...settings } = row.settings;
  const { name, siteUrl } = row;
  const locale = knownLocale(row.locale) ?? "en";
  return {
    settings: { ...settings, shareTexts },
    shop: { name, siteUrl, locale },
    members: people,
  };
}

/** Who may change settings, for those who may not: the names of owners and admins. */
export async function listSettingsKeepers(actor: MemberActor): Promise<string[]> {
  const rows = await database()
    .select({ name: members.name, role: members.role })
    .from(members)
    .where(and(eq(members.shopId, actor.shopId), isNull(members.deactivatedAt)))
    .orderBy(asc(members.name));
  return rows.filter((row) => row.role !== "agent").map((row) => row.name);
}
