import type { Metadata } from "next";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { RemoveRule } from "@/components/nps/rules/remove-rule";
import { RuleForm } from "@/components/nps/rules/rule-form";
import { Link } from "@/components/shell/link";
import { PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { listRuleChoices } from "@/lib/nps/rules/queries";
import { loadRule } from "./load-rule";

type Props = PageProps<"ruleId">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { rule } = await loadRule((await params).ruleId);
  const t = await getTranslations("npsRules");
  return { title: rule ? t("edit.pageTitle", { name: rule.name }) : t("pageTitle") };
}

export default async function RulePage({ params }: Props) {
  const { member, rule } = await loadRule((await params).ruleId);
  if (!rule) return <Denied member={member} />;
  const [t, choices, places] = await Promise.all([
    getTranslations("npsRules"),
    listRuleChoices(member, rule),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/nps/rules", label: places("rules") }}
        title={t("edit.title", { name: rule.name })}
        lead={t("edit.lead")}
        actions={<RemoveRule rule={rule} shopId={member.shopId} />}
      />
      <RuleForm rule={rule} choices={choices} shopId={member.shopId} />
    </>
  );
}
