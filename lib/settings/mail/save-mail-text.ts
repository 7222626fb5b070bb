import { and, eq, sql } from "drizzle-orm";
import { type Tx, transaction } from "@/db/client";
import { mailTexts } from "@/db/schema";
import { AppError, type FieldErrors } from "@/lib/base/errors";
import type { Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import { requireRole } from "@/lib/identity/guards";
import { NO_TEXT, partsOf, type ShopText, TEXT_PARTS } from "@/lib/mail/editable";
import type { MailKind } from "@/lib/mail/kinds";
import { readShopText } from "@/lib/mail/shop-texts";
import { unknownToken } from "@/lib/mail/tokens-in-texts";
import { mailKinds } from "@/lib/mail-kinds/registry";
import { lockMailSettings } from "@/lib/settings/mail/save-transport";
import { type LoggedChange, recordChanges } from "@/lib/shops/record-changes";

type Place = { kind: MailKind; locale: Locale };

/**
 * Saves a shop's words for one kind of mail in one language; a part that is null uses ours. Returns
 * what changed. Throws `forbidden` for agents, and `invalid` at a part with an unknown token.
 */
export async function saveMailText(
  actor: MemberActor,
  { kind, locale }: Place,
  input: ShopText,
): Promise<LoggedChange[]> {
  requireRole(actor, "admin");
  const text = onlyParts(kind, input);
  refuseUnknownTokens(kind, text);
  return transaction(async (tx) => {
    // One row stands for all saves of the shop: whoever comes second sees what the first saved.
    await lockMailSettings(tx, actor.shopId);
    const before = (await readShopText({ shopId: actor.shopId, kind, locale })) ?? NO_TEXT;
    const changes = TEXT_PARTS.filter((part) => before[part] !== text[part]).map((part) => ({
      setting: `mail.texts.${kind}.${locale}.${part}`,
      from: before[part],
      to: text[part],
    }));
    if (changes.length === 0) return [];
    await store(tx, actor.shopId, { kind, locale }, text);
    await recordChanges(tx, actor, changes);
    return changes;
  });
}

function onlyParts(kind: MailKind, input: ShopText): ShopText {
  const kept = partsOf(mailKinds[kind].editable).map((part) => [part, input[part]]);
  return { ...NO_TEXT, ...Object.fromEntries(kept) };
}

function refuseUnknownTokens(kind: MailKind, text: ShopText): void {
  const allowed = mailKinds[kind].editable?.tokens ?? [];
  const wrong = Object.entries(text).filter(
    ([, words]) => words && unknownToken(words, allowed) !== null,
  );
  if (wrong.length === 0) return;
  const fields: FieldErrors = Object.fromEntries(wrong.map(([part]) => [part, "unknownToken"]));
  throw new AppError("invalid", { fields });
}

async function store(tx: Tx, shopId: string, place: Place, text: ShopText): Promise<void> {
  if (Object.values(text).every((words) => words === null)) {
    await tx
      .delete(mailTexts)
      .where(
        and(
          eq(mailTexts.shopId, shopId),
          eq(mailTexts.kind, place.kind),
          eq(mailTexts.locale, place.locale),
        ),
      );
    return;
  }
  const values = { ...text, updatedAt: sql`now()` };
  await tx
    .insert(mailTexts)
    .values({ shopId, ...place, ...values })
    .onConflictDoUpdate({
      target: [mailTexts.shopId, mailTexts.kind, mailTexts.locale],
      set: values,
    });
}
