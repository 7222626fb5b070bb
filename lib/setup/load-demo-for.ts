import { and, eq, isNull } from "drizzle-orm";
import { database } from "@/db/client";
import { members } from "@/db/schema";
import { loadDemoBeside } from "@/lib/demo/script/load-demo";

/** The job `load_demo`: the demo shop with an owner's seat for whoever asked, while they still lead their shop. */
export async function loadDemoFor(key: { shopId: string; memberId: string }): Promise<void> {
  const [owner] = await database()
    .select({ accountId: members.accountId, name: members.name, publicName: members.publicName })
    .from(members)
    .where(
      and(
        eq(members.shopId, key.shopId),
        eq(members.id, key.memberId),
        eq(members.role, "owner"),
        isNull(members.deactivatedAt),
      ),
    );
  if (owner) await loadDemoBeside(owner);
}
