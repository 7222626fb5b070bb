import { and, eq, sql } from "drizzle-orm";
import { database } from "@/db/client";
import { shareTexts, shops } from "@/db/schema";

/** What a shop's share buttons say in a language, else in the shop's own; with its tokens. */
export async function readShareText(shopId: string, locale: string): Promise<string> {
  const [row] = await database()
    .select({ text: shareTexts.text })
    .from(shareTexts)
    .innerJoin(shops, and(eq(shops.id, shareTexts.shopId), eq(shops.id, shopId)))
    .orderBy(
      sql`${shareTexts.locale} = ${locale} desc, ${shareTexts.locale} = ${shops.locale} desc`,
      shareTexts.locale,
    )
    .limit(1);
  return row?.text ?? "";
}
