import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { RatingSettings } from "@/components/settings/rating-settings";
import { PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readRatingSettings } from "@/lib/settings/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings");
  return { title: t("pageTitle") };
}

export default async function RatingSettingsPage() {
  const member = await pageMember("/settings/ratings");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, locale, page, places] = await Promise.all([
    getTranslations("settings"),
    getLocale(),
    readRatingSettings(member),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead title={places("ratings")} lead={t("lead")} />
      <RatingSettings {...page} locale={locale} shopId={member.shopId} />
    </>
  );
}
