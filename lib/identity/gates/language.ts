import { eq } from "drizzle-orm";
import { cache } from "react";
import { database } from "@/db/client";
import { accounts } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { AccountActor } from "@/lib/identity/actor";

/** The language somebody chose for their own pages, read once per request; null follows the browser. */
export const readLanguage = cache(async (actor: AccountActor): Promise<Locale | null> => {
  const [account] = await database()
    .select({ locale: accounts.locale })
    .from(accounts)
    .where(eq(accounts.id, actor.accountId));
  return account?.locale ?? null;
});
