import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { OpenAnotherShop } from "@/components/settings/open-another-shop";
import { ShopForm } from "@/components/settings/shop-form";
import { PageHead } from "@/components/ui/layout";
import { listCountries } from "@/lib/base/countries";
import { listTimeZones } from "@/lib/base/time";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readShopSettings } from "@/lib/shops/settings-queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.shop");
  return { title: t("pageTitle") };
}

export default async function ShopSettingsPage() {
  const member = await pageMember("/settings/shop");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, locale, settings, places] = await Promise.all([
    getTranslations("settings.shop"),
    getLocale(),
    readShopSettings(member),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead title={places("shop")} lead={t("lead")} />
      <ShopForm
        {...settings}
        shopId={member.shopId}
        zones={listTimeZones()}
        countries={listCountries(locale)}
      />
      {roleAllows(member.role, "owner") && (
        <OpenAnotherShop shopId={member.shopId} replyTo={settings.shop.replyTo} />
      )}
    </>
  );
}
