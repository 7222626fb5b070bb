import type { Metadata } from "next";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { RuleForm } from "@/components/nps/rules/rule-form";
import { Link } from "@/components/shell/link";
import { PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { listRuleChoices } from "@/lib/nps/rules/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsRules.new");
  return { title: t("pageTitle") };
}

export default async function NewRulePage() {
  const member = await pageMember("/settings/nps/rules/new");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, choices, places] = await Promise.all([
    getTranslations("npsRules.new"),
    listRuleChoices(member),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/nps/rules", label: places("rules") }}
        title={t("title")}
        lead={t("lead")}
      />
      <RuleForm rule={null} choices={choices} shopId={member.shopId} />
    </>
  );
}
