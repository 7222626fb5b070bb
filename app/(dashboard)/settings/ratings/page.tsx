import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { RatingSettings } from "@/components/settings/rating-settings";
import { SettingsDenied } from "@/components/settings/settings-denied";
import { PageBody, PageHead } from "@/components/ui/layout";
import type { MemberActor } from "@/lib/auth/actor";
import { roleAllows } from "@/lib/auth/guards";
import { pageMember } from "@/lib/auth/session";
import { listSettingsKeepers, readRatingSettings } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("pageTitle") };
}

export default async function RatingSettingsPage() {
  const member = await pageMember("/settings/ratings");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, locale, page] = await Promise.all([
    getTranslations("settings"),
    getLocale(),
    readRatingSettings(member),
  ]);
  return (
    <>
      <PageHead title={t("ratings")} lead={t("lead")} />
      <RatingSettings {...page} locale={locale} />
    </>
  );
}

async function Denied({ member }: { member: MemberActor }) {
  const [locale, keepers] = await Promise.all([getLocale(), listSettingsKeepers(member)]);
  return (
    <PageBody>
      <SettingsDenied name={member.name} role={member.role} keepers={keepers} locale={locale} />
    </PageBody>
  );
}
