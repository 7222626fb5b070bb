import type { Metadata } from "next";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { OrderWordsForm } from "@/components/orders/words/order-words-form";
import { PageHead } from "@/components/ui/layout";
import { listAddress } from "@/lib/base/list-address";
import { parse } from "@/lib/http/parse";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { listOrderWords } from "@/lib/orders/order-words";
import { wordsPageSchema } from "@/lib/orders/word-schema";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("settings.store");
  return { title: t("pageTitle") };
}

export default async function StoreSettingsPage({ searchParams }: PageProps) {
  const { page } = parse(wordsPageSchema, await searchParams);
  const member = await pageMember(listAddress("/settings/store", { page }));
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, places, words] = await Promise.all([
    getTranslations("settings.store"),
    getTranslations("places"),
    listOrderWords(member, page ?? 1),
  ]);
  return (
    <>
      <PageHead title={places("store")} lead={t("lead")} />
      <OrderWordsForm {...words} shopId={member.shopId} page={page ?? 1} />
    </>
  );
}
