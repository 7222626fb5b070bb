import type { Metadata } from "next";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { EntryForm } from "@/components/nps/lists/entry-form";
import { Link } from "@/components/shell/link";
import { PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { newShopTexts } from "@/lib/shops/new-shop-texts";
import { readShop } from "@/lib/shops/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsLists.newCategory");
  return { title: t("pageTitle") };
}

export default async function NewCategoryPage() {
  const member = await pageMember("/settings/nps/lists/categories/new");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, shop, places] = await Promise.all([
    getTranslations("npsLists"),
    readShop(member),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/nps/lists", label: places("lists") }}
        title={t("newCategory.title")}
        lead={t("newCategory.lead")}
      />
      <EntryForm
        list="categories"
        shopId={member.shopId}
        texts={newShopTexts(shop.locale).nps.questions}
      />
    </>
  );
}
