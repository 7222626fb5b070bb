import { and, desc, eq, isNotNull } from "drizzle-orm";
import { database } from "@/db/client";
import { members, settingChanges, surveyAccess } from "@/db/schema";
import { env } from "@/lib/base/env";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { listCategories, listChannels } from "@/lib/nps/read-lists";
import { SECRET_SETTING } from "@/lib/nps/website/make-secret";

export type ListChoice = { code: string; name: string };

export type Website = {
  appUrl: string;
  publicKey: string;
  hasSecret: boolean;
  /** Who made the secret in use, and when; null for one that was made by the operator. */
  secretMade: { by: string; at: Date } | null;
  allowedOrigins: string[];
  channels: ListChoice[];
  categories: ListChoice[];
};

/** Everything Settings → NPS → On your site shows. Throws `forbidden` for agents. */
export async function readWebsite(actor: MemberActor): Promise<Website> {
  requireRole(actor, "admin");
  const { shopId } = actor;
  const [[access], [made], channels, categories] = await Promise.all([
    database()
      .select({
        publicKey: surveyAccess.publicKey,
        hasSecret: isNotNull(surveyAccess.secretHash).mapWith(Boolean),
        allowedOrigins: surveyAccess.allowedOrigins,
      })
      .from(surveyAccess)
      .where(eq(surveyAccess.shopId, shopId)),
    database()
      .select({ by: members.name, at: settingChanges.at })
      .from(settingChanges)
      .innerJoin(
        members,
        and(eq(members.shopId, settingChanges.shopId), eq(members.id, settingChanges.memberId)),
      )
      .where(and(eq(settingChanges.shopId, shopId), eq(settingChanges.setting, SECRET_SETTING)))
      .orderBy(desc(settingChanges.at))
      .limit(1),
    listChannels(shopId),
    listCategories(shopId),
  ]);
  if (!access) throw new Error("A shop without survey access.");
  const choice = ({ code, name }: ListChoice) => ({ code, name });
  return {
    ...access,
    appUrl: env().APP_URL,
    secretMade: made ?? null,
    channels: channels.map(choice),
    categories: categories.map(choice),
  };
}
