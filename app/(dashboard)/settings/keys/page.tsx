import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { KeyTable } from "@/components/settings/key-table";
import { NewKeySetting } from "@/components/settings/new-key-setting";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { listColleagues } from "@/lib/members/queries";
import { listApiKeys } from "@/lib/shops/keys/key-queries";

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: places("keys") };
}

export default async function KeySettingsPage() {
  const member = await pageMember("/settings/keys");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, clock, keys, colleagues, places] = await Promise.all([
    getTranslations("settings.keys"),
    pageClock(member),
    listApiKeys(member),
    listColleagues(member),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead title={places("keys")} lead={t("lead")} />
      <PageBody>
        <div className="grid grid-cols-1 gap-8">
          {keys.length > 0 ? (
            <KeyTable keys={keys} shopId={member.shopId} clock={clock} />
          ) : (
            <EmptyState icon="key" title={t("none.title")}>
              {t("none.text")}
            </EmptyState>
          )}
          <NewKeySetting shopId={member.shopId} members={colleagues} />
        </div>
      </PageBody>
    </>
  );
}
