import type { Metadata } from "next";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { EntryForm } from "@/components/nps/lists/entry-form";
import { Link } from "@/components/shell/link";
import { PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsLists.newChannel");
  return { title: t("pageTitle") };
}

export default async function NewChannelPage() {
  const member = await pageMember("/settings/nps/lists/channels/new");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const t = await getTranslations("npsLists");
  const places = await getTranslations("places");
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/nps/lists", label: places("lists") }}
        title={t("newChannel.title")}
        lead={t("newChannel.lead")}
      />
      <EntryForm list="channels" shopId={member.shopId} />
    </>
  );
}
