import type { Metadata } from "next";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { LanguageChips } from "@/components/nps/language-chips";
import { EntryForm } from "@/components/nps/lists/entry-form";
import { TranslationForm } from "@/components/nps/lists/translation-form";
import { Link } from "@/components/shell/link";
import { PageHead } from "@/components/ui/layout";
import { orNotFound } from "@/lib/http/or-not-found";
import { getTranslations } from "@/lib/i18n/get-translations";
import { isLocale } from "@/lib/i18n/locales";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { textsIn } from "@/lib/nps/category-texts";
import { readCategory } from "@/lib/nps/lists/queries";
import { readShop } from "@/lib/shops/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsLists");
  return { title: t("categoryPageTitle") };
}

export default async function CategoryPage({ params, searchParams }: PageProps<"id">) {
  const { id } = await params;
  const path = `/settings/nps/lists/categories/${encodeURIComponent(id)}`;
  const member = await pageMember(path);
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, category, shop, { locale: asked }, places] = await Promise.all([
    getTranslations("npsLists"),
    orNotFound(readCategory(member, id)),
    readShop(member),
    searchParams,
    getTranslations("places"),
  ]);
  const locale = isLocale(asked) ? asked : category.locale;
  const others = category.translations.filter((one) => one.locale !== locale);
  const { shopId } = member;
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/nps/lists", label: places("lists") }}
        title={category.name}
        lead={t("categoryLead")}
      />
      <div className="page-body pb-0">
        <LanguageChips path={path} current={locale} />
      </div>
      {locale === category.locale ? (
        <EntryForm list="categories" shopId={shopId} entry={category} texts={category} />
      ) : (
        <TranslationForm
          shopId={shopId}
          category={category}
          locale={locale}
          instead={textsIn(category, others, [shop.locale])}
        />
      )}
    </>
  );
}
