import { notFound } from "next/navigation";
import { isLocale, type Locale } from "@/lib/i18n/locales";
import type { MemberActor } from "@/lib/identity/actor";
import { pageMember } from "@/lib/identity/gates/session";
import type { MailKind } from "@/lib/mail/kinds";
import { EDITABLE_KINDS } from "@/lib/mail-kinds/registry";
import { readShop } from "@/lib/shops/queries";

/** The gate of the pages about one kind of mail, and which kind and language are meant. */
export async function loadText(
  name: string,
  asked: unknown,
): Promise<{ member: MemberActor; kind: MailKind; locale: Locale }> {
  const kind = EDITABLE_KINDS.find((entry) => entry === name);
  const member = await pageMember(
    `/settings/mail/texts/${encodeURIComponent(name)}${isLocale(asked) ? `?locale=${asked}` : ""}`,
  );
  if (!kind) notFound();
  if (isLocale(asked)) return { member, kind, locale: asked };
  const shop = await readShop(member);
  return { member, kind, locale: isLocale(shop.locale) ? shop.locale : "en" };
}
