import { and, eq } from "drizzle-orm";
import { database } from "@/db/client";
import { mailTexts } from "@/db/schema";
import type { Locale } from "@/lib/i18n/locales";
import type { EditableKind, ShopText } from "@/lib/mail/editable";

export const NO_TEXT: ShopText = { subject: null, heading: null, paragraph: null };

/** The shop's own words for one kind of mail in one language. */
export async function readShopText(
  shopId: string,
  kind: EditableKind,
  locale: Locale,
): Promise<ShopText> {
  const [row] = await database()
    .select({
      subject: mailTexts.subject,
      heading: mailTexts.heading,
      paragraph: mailTexts.paragraph,
    })
    .from(mailTexts)
    .where(
      and(eq(mailTexts.shopId, shopId), eq(mailTexts.kind, kind), eq(mailTexts.locale, locale)),
    );
  return row ?? NO_TEXT;
}
