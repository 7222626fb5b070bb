import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { MailSettings } from "@/components/settings/mail/mail-settings";
import { PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { listAlerted } from "@/lib/settings/mail/alerted";
import { listBlocked, listOwnTexts, readMailRules } from "@/lib/settings/mail/page-queries";
import { readTransport } from "@/lib/settings/mail/queries";
import { readShop } from "@/lib/shops/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mailSettings");
  return { title: t("pageTitle") };
}

export default async function MailSettingsPage() {
  const member = await pageMember("/settings/mail");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, clock, shop, stored, rules, blocked, own, alert, places] = await Promise.all([
    getTranslations("mailSettings"),
    pageClock(member),
    readShop(member),
    readTransport(member),
    readMailRules(member),
    listBlocked(member),
    listOwnTexts(member),
    listAlerted(member),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead title={places("mail")} lead={t("lead")} />
      <MailSettings
        {...rules}
        shop={{ id: member.shopId, name: shop.name }}
        owner={roleAllows(member.role, "owner")}
        stored={stored}
        blocked={blocked}
        own={own}
        alert={alert}
        clock={clock}
      />
    </>
  );
}
