import type { Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { ShopRow } from "@/lib/mail/compose";
import { type EditableKind, editableOf, type ShopText } from "@/lib/mail/editable";
import { sampleOf } from "@/lib/mail/sample-facts";
import { TEXT_TOKENS } from "@/lib/mail/tokens-in-texts";
import { sampleElement } from "@/lib/settings/mail/sample-elements";
import { readShopText } from "@/lib/settings/mail/shop-text-rows";
import { readOwnAddress, readWholeShop } from "@/lib/shops/mail-shop";

type Subject = { kind: EditableKind; locale: Locale };

export type TextPage = {
  /** The shop's words. */
  own: ShopText;
  /** Ours, with tokens where facts go; what an empty field stands for. */
  standard: ShopText;
  /** Where a test mail goes. */
  address: string;
};

/** What the page about one kind of mail shows. Throws `forbidden` for agents. */
export async function readTextPage(actor: MemberActor, subject: Subject): Promise<TextPage> {
  requireRole(actor, "admin");
  const [shop, own, address] = await Promise.all([
    readWholeShop(actor),
    readShopText(actor.shopId, subject.kind, subject.locale),
    readOwnAddress(actor),
  ]);
  return { own, standard: standardText(shop, subject), address };
}

function standardText(shop: ShopRow, { kind, locale }: Subject): ShopText {
  const sample = sampleOf(shop, locale);
  const tokens = Object.fromEntries(TEXT_TOKENS.map((name) => [name, `{${name}}`]));
  const values = { ...sample.values, ...tokens, agent_names: "{agent_first_name}" };
  const { text } = sampleElement(kind, { ...sample, values }).props as {
    text: Record<string, string>;
  };
  const keys = editableOf(kind)?.keys;
  const words = (key: string | undefined) => (key ? (text[key] ?? null) : null);
  return {
    subject: words(keys?.subject),
    heading: words(keys?.heading),
    paragraph: words(keys?.paragraph),
  };
}
