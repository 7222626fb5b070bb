import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { SurveyTable } from "@/components/nps/campaigns/survey-table";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readOffer } from "@/lib/nps/campaigns/queries";
import { listSurveys } from "@/lib/nps/campaigns/survey-queries";

const NEW = "/settings/nps/surveys/new";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsSettings.surveys");
  return { title: t("pageTitle") };
}

export default async function SurveysPage() {
  const member = await pageMember("/settings/nps/surveys");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const locale = await getLocale();
  const [t, { rows, archived }, offer, places] = await Promise.all([
    getTranslations("npsSettings.surveys"),
    listSurveys(member),
    readOffer(member, locale),
    getTranslations("places"),
  ]);
  const possible = offer.templates.some(({ usable }) => usable);
  const add = (
    <LinkButton as={Link} icon="plus" href={NEW} variant="primary">
      {places("newSurvey")}
    </LinkButton>
  );
  const makeTemplate = (
    <LinkButton as={Link} href="/settings/nps/templates">
      {t("makeTemplate")}
    </LinkButton>
  );
  return (
    <>
      <PageHead
        title={places("surveys")}
        lead={t("lead")}
        actions={rows.length > 0 && possible && add}
      />
      <PageBody>
        {rows.length > 0 ? (
          <SurveyTable rows={rows} shopId={member.shopId} locale={locale} />
        ) : (
          <EmptyState
            icon={possible ? "send" : "mail"}
            title={t(possible ? "none" : "noTemplate")}
            actions={possible ? add : makeTemplate}
          >
            {t(possible ? "noneText" : "noTemplateText")}
          </EmptyState>
        )}
        {archived > 0 && (
          <p className="mt-4 text-sm text-muted">{t("archivedCount", { count: archived })}</p>
        )}
      </PageBody>
    </>
  );
}
