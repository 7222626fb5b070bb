import type { Metadata } from "next";
import Link from "next/link";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { EntryForm } from "@/components/nps/lists/entry-form";
import { PageHead } from "@/components/ui/layout";
import { orNotFound } from "@/lib/http/or-not-found";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readCategory } from "@/lib/nps/lists/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsLists");
  return { title: t("categoryPageTitle") };
}

export default async function CategoryPage({ params }: PageProps<"id">) {
  const { id } = await params;
  const member = await pageMember(`/settings/nps/lists/categories/${encodeURIComponent(id)}`);
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, category, places] = await Promise.all([
    getTranslations("npsLists"),
    orNotFound(readCategory(member, id)),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/nps/lists", label: places("lists") }}
        title={category.name}
        lead={t("categoryLead")}
      />
      <EntryForm list="categories" shopId={member.shopId} entry={category} texts={category} />
    </>
  );
}
