import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { EntryTable } from "@/components/nps/lists/entry-table";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readLists } from "@/lib/nps/lists/queries";
import { LISTS } from "@/lib/nps/lists/schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsLists");
  return { title: t("pageTitle") };
}

export default async function NpsListsPage() {
  const member = await pageMember("/settings/nps/lists");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, locale, lists, places] = await Promise.all([
    getTranslations("npsLists"),
    getLocale(),
    readLists(member),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead title={places("lists")} lead={t("lead")} />
      <PageBody>
        <div className="grid grid-cols-1 gap-10">
          {LISTS.map((list) => (
            <EntryTable
              key={list}
              list={list}
              entries={lists[list]}
              shopId={member.shopId}
              locale={locale}
            />
          ))}
        </div>
      </PageBody>
    </>
  );
}
