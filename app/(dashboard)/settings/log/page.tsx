import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { ChangeList } from "@/components/settings/change-list";
import { PageBody, PageHead } from "@/components/ui/layout";
import { listAddress } from "@/lib/base/list-address";
import { parse } from "@/lib/http/parse";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { listChanges, listMemberNames, logSchema } from "@/lib/shops/log-queries";

const PAGE = 50;

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.log");
  return { title: t("pageTitle") };
}

export default async function SettingsLogPage({ searchParams }: PageProps) {
  const search = parse(logSchema, await searchParams);
  const [area, cursor] = [search.area ?? null, search.cursor ?? null];
  const member = await pageMember(listAddress("/settings/log", { area, cursor }));
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, clock, members, { rows, next }, places] = await Promise.all([
    getTranslations("settings.log"),
    pageClock(member),
    listMemberNames(member),
    listChanges(member, { area, cursor, limit: PAGE }),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead title={places("changes")} lead={t("lead")} />
      <PageBody>
        <ChangeList
          rows={rows}
          members={members}
          area={area}
          cursor={cursor}
          next={next}
          clock={clock}
        />
      </PageBody>
    </>
  );
}
