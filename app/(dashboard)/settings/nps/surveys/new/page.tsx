import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { SurveyForm } from "@/components/nps/campaigns/survey-form";
import { Link } from "@/components/shell/link";
import { PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { countFitting } from "@/lib/nps/campaigns/count-fitting";
import { describePlan } from "@/lib/nps/campaigns/describe-survey";
import { readOffer } from "@/lib/nps/campaigns/queries";
import { NEW_SURVEY } from "@/lib/nps/campaigns/survey-schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsSettings.surveys.form");
  return { title: t("newPageTitle") };
}

export default async function NewSurveyPage() {
  const member = await pageMember("/settings/nps/surveys/new");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const locale = await getLocale();
  const [t, offer, fitting, places] = await Promise.all([
    getTranslations("npsSettings.surveys.form"),
    readOffer(member, locale),
    countFitting(member, NEW_SURVEY),
    getTranslations("places"),
  ]);
  const plan = describePlan(locale, NEW_SURVEY, fitting);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/nps/surveys", label: places("surveys") }}
        title={places("newSurvey")}
        lead={t("newLead")}
      />
      <SurveyForm survey={null} shopId={member.shopId} offer={offer} locale={locale} plan={plan} />
    </>
  );
}
