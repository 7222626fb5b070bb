import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { WebsiteSettings } from "@/components/nps/website/website-settings";
import { PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readWebsite } from "@/lib/nps/website/queries";
import { readShop } from "@/lib/shops/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsSite");
  return { title: t("pageTitle") };
}

export default async function NpsSitePage({ searchParams }: PageProps) {
  const member = await pageMember("/settings/nps/site");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, clock, site, shop, asked, places] = await Promise.all([
    getTranslations("npsSite"),
    pageClock(member),
    readWebsite(member),
    readShop(member),
    searchParams,
    getTranslations("places"),
  ]);
  const known = (code: unknown, list: { code: string }[]) =>
    list.find((entry) => entry.code === code)?.code ?? null;
  return (
    <>
      <PageHead title={places("site")} lead={t("lead")} />
      <WebsiteSettings
        site={site}
        shop={{ id: member.shopId, siteUrl: shop.siteUrl }}
        asked={{
          channel: known(asked.channel, site.channels),
          category: known(asked.category, site.categories),
        }}
        clock={clock}
      />
    </>
  );
}
