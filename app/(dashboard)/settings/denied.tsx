import { getLocale } from "next-intl/server";
import { SettingsDenied } from "@/components/settings/settings-denied";
import { PageBody } from "@/components/ui/layout";
import { noteRefusal } from "@/lib/http/security-events";
import type { MemberActor } from "@/lib/identity/actor";
import { listSettingsKeepers } from "@/lib/settings/queries";

/** What agents see instead of a settings page. */
export async function Denied({ member }: { member: MemberActor }) {
  noteRefusal("forbidden");
  const [locale, keepers] = await Promise.all([getLocale(), listSettingsKeepers(member)]);
  return (
    <PageBody>
      <SettingsDenied name={member.name} role={member.role} keepers={keepers} locale={locale} />
    </PageBody>
  );
}
