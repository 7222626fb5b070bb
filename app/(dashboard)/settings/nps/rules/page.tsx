import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { RuleList } from "@/components/nps/rules/rule-list";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Hint } from "@/components/ui/field";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { listRules } from "@/lib/nps/rules/queries";
import { TRIAL_DAYS } from "@/lib/nps/rules/try-rule";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsRules");
  return { title: t("pageTitle") };
}

export default async function RulesPage() {
  const member = await pageMember("/settings/nps/rules");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, locale, rules, places] = await Promise.all([
    getTranslations("npsRules"),
    getLocale(),
    listRules(member),
    getTranslations("places"),
  ]);
  const add = (
    <LinkButton as={Link} variant="primary" icon="plus" href="/settings/nps/rules/new">
      {t("add")}
    </LinkButton>
  );
  return (
    <>
      <PageHead title={places("rules")} lead={t("lead")} actions={rules.length > 0 && add} />
      <PageBody>
        {rules.length > 0 ? (
          <div className="grid grid-cols-1 gap-3">
            <RuleList rules={rules} shopId={member.shopId} locale={locale} />
            <Hint>{t("known")}</Hint>
          </div>
        ) : (
          <EmptyState icon="inbox" title={t("none.title")} actions={add}>
            {t("none.text", { days: TRIAL_DAYS })}
          </EmptyState>
        )}
      </PageBody>
    </>
  );
}
