import { eq } from "drizzle-orm";
import { database } from "@/db/client";
import { accounts } from "@/db/schema";
import type { AccountActor } from "@/lib/identity/actor";

/** The address somebody signs in with. */
export async function readAddress(actor: AccountActor): Promise<string> {
  const [account] = await database()
    .select({ email: accounts.email })
    .from(accounts)
    .where(eq(accounts.id, actor.accountId));
  return account?.email ?? "";
}
