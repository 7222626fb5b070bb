import type { Metadata } from "next";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { StatusesForm } from "@/components/settings/statuses-form";
import { PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readStatusSettings } from "@/lib/shops/settings-queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.statuses");
  return { title: t("pageTitle") };
}

export default async function StatusSettingsPage() {
  const member = await pageMember("/settings/statuses");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, settings, places] = await Promise.all([
    getTranslations("settings.statuses"),
    readStatusSettings(member),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead title={places("statuses")} lead={t("lead")} />
      <StatusesForm {...settings} shopId={member.shopId} />
    </>
  );
}
