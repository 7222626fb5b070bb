import type { Metadata } from "next";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { NewTemplate } from "@/components/nps/templates/new-template";
import { Link } from "@/components/shell/link";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { listTemplates } from "@/lib/nps/templates/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsTemplates.create");
  return { title: t("pageTitle") };
}

export default async function NewTemplatePage({ searchParams }: PageProps) {
  const member = await pageMember("/settings/nps/templates/new");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const { from } = await searchParams;
  const [t, templates, places] = await Promise.all([
    getTranslations("npsTemplates"),
    listTemplates(member, { archived: false }),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/nps/templates", label: places("templates") }}
        title={places("newTemplate")}
        lead={t("create.lead")}
      />
      <PageBody>
        <NewTemplate
          shopId={member.shopId}
          templates={templates.map(({ id, name }) => ({ id, name }))}
          from={templates.find(({ id }) => id === from) ?? null}
        />
      </PageBody>
    </>
  );
}
