import type { Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import type { ShopRow } from "@/lib/mail/compose";
import { NO_TEXT, partsOf, type ShopText, type TextPart } from "@/lib/mail/editable";
import type { MailKind } from "@/lib/mail/kinds";
import { sampleFacts } from "@/lib/mail/sample-facts";
import { readShopText } from "@/lib/mail/shop-texts";
import { TEXT_TOKENS, type TextToken } from "@/lib/mail/tokens-in-texts";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { readOwnAddress, readWholeShop } from "@/lib/shops/mail-shop";

type Subject = { kind: MailKind; locale: Locale };

export type TextPage = {
  /** What can be changed, and what can be filled in. */
  parts: TextPart[];
  tokens: readonly TextToken[];
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
    readShopText({ shopId: actor.shopId, ...subject }),
    readOwnAddress(actor),
  ]);
  const { editable } = mailKinds[subject.kind];
  return {
    parts: partsOf(editable),
    tokens: editable?.tokens ?? [],
    own: own ?? NO_TEXT,
    standard: standardText(shop, subject),
    address,
  };
}

function standardText(shop: ShopRow, { kind, locale }: Subject): ShopText {
  const facts = sampleFacts(shop, locale);
  const tokens = Object.fromEntries(
    TEXT_TOKENS.map((name) => [name, `{${name}}`]),
  ) as typeof facts.tokens;
  const values = { ...facts.values, ...tokens };
  const { editable, sample } = mailKinds[kind];
  const { text } = sample({ ...facts, tokens, values }).element.props;
  const words = (key: string | undefined) => (key ? (text[key] ?? null) : null);
  return {
    subject: words(editable?.keys.subject),
    heading: words(editable?.keys.heading),
    paragraph: words(editable?.keys.paragraph),
  };
}
