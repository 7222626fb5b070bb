import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { LoudWords } from "@/components/nps/templates/loud-words";
import { TemplateList } from "@/components/nps/templates/template-list";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { listTemplates, readLoudWords } from "@/lib/nps/templates/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsTemplates");
  return { title: t("pageTitle") };
}

export default async function TemplatesPage({ searchParams }: PageProps) {
  const member = await pageMember("/settings/nps/templates");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const archived = (await searchParams).archived !== undefined;
  const [t, clock, templates, loudWords, places] = await Promise.all([
    getTranslations("npsTemplates"),
    pageClock(member),
    listTemplates(member, { archived }),
    readLoudWords(member),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        title={places("templates")}
        lead={t("lead")}
        actions={
          <LinkButton as={Link} variant="primary" icon="plus" href="/settings/nps/templates/new">
            {places("newTemplate")}
          </LinkButton>
        }
      />
      <PageBody>
        <div className="grid grid-cols-1 gap-8">
          <TemplateList
            templates={templates}
            archived={archived}
            shopId={member.shopId}
            clock={clock}
          />
          {!archived && <LoudWords own={loudWords} shopId={member.shopId} />}
        </div>
      </PageBody>
    </>
  );
}
