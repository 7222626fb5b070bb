import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Hint } from "@/components/ui/field";
import { PageBody, PageHead } from "@/components/ui/layout";
import { TeamTable } from "@/components/updates/team/team-table";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { RANK_FROM, readTeam } from "@/lib/updates/team/queries";

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: places("team") };
}

export default async function TeamPage() {
  const member = await pageMember("/team");
  const [t, locale, { rows, all }, buttons, places] = await Promise.all([
    getTranslations("team"),
    getLocale(),
    readTeam(member),
    getTranslations("buttons"),
    getTranslations("places"),
  ]);
  const own = !roleAllows(member.role, "admin");
  return (
    <>
      <PageHead title={places("team")} lead={t("lead")} />
      <PageBody>
        {own && <p className="mb-4">{t("own")}</p>}
        {all.solved === 0 && all.ratings === 0 ? (
          <EmptyState
            icon="users"
            title={t("empty.title")}
            actions={
              <LinkButton as={Link} href="/orders">
                {buttons("goToOrders")}
              </LinkButton>
            }
          >
            {t("empty.text", { count: RANK_FROM })}
          </EmptyState>
        ) : (
          <>
            <TeamTable rows={rows} all={all} locale={locale} />
            <div className="mt-5 grid gap-x-8 gap-y-2 md:grid-cols-2">
              <Hint>{t("order", { count: RANK_FROM })}</Hint>
              <Hint>{t("notAsked")}</Hint>
            </div>
          </>
        )}
      </PageBody>
    </>
  );
}
