import { and, desc, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { mails } from "@/db/schema";
import { sentMessage } from "@/lib/testing/deliver";

/** The link in the newest invitation mailed to an address; null while that mail is on its way. */
export async function invitationLink(shopId: string, address: string): Promise<string | null> {
  const [mail] = await database()
    .select({ id: mails.id, state: mails.state })
    .from(mails)
    .where(and(eq(mails.shopId, shopId), eq(mails.toAddress, address)))
    .orderBy(desc(mails.createdAt));
  if (mail?.state !== "sent") return null;
  const { text } = await sentMessage(shopId, mail.id);
  return text.match(/https?:\/\/\S+\/invitation\/[\w-]{32}/)?.[0] ?? null;
}
