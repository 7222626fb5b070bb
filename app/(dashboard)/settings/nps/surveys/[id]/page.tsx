import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale } from "next-intl/server";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { ArchiveSurvey } from "@/components/nps/campaigns/archive-survey";
import { SurveyForm } from "@/components/nps/campaigns/survey-form";
import { Link } from "@/components/shell/link";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { countFitting } from "@/lib/nps/campaigns/count-fitting";
import { describePlan } from "@/lib/nps/campaigns/describe-survey";
import { readOffer } from "@/lib/nps/campaigns/queries";
import { findSurvey } from "@/lib/nps/campaigns/survey-queries";
import { surveyIdSchema } from "@/lib/nps/campaigns/survey-schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsSettings.surveys");
  return { title: t("pageTitle") };
}

export default async function SurveyPage({ params }: PageProps<"id">) {
  const { id } = await params;
  const member = await pageMember(`/settings/nps/surveys/${id}`);
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const which = surveyIdSchema.safeParse({ surveyId: id });
  const survey = which.success && (await findSurvey(member, which.data.surveyId));
  if (!survey) notFound();
  const locale = await getLocale();
  const [t, offer, fitting, places] = await Promise.all([
    getTranslations("npsSettings.surveys"),
    readOffer(member, locale),
    countFitting(member, survey),
    getTranslations("places"),
  ]);
  const { shopId } = member;
  const plan = describePlan(locale, survey, fitting);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/nps/surveys", label: places("surveys") }}
        title={survey.name}
        facts={t(survey.active ? "on" : "off")}
      />
      <SurveyForm survey={survey} shopId={shopId} offer={offer} locale={locale} plan={plan} />
      <PageBody className="pt-3">
        <ArchiveSurvey surveyId={survey.id} shopId={shopId} />
      </PageBody>
    </>
  );
}
