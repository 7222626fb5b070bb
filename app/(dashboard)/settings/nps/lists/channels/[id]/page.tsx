import type { Metadata } from "next";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { EntryForm } from "@/components/nps/lists/entry-form";
import { Link } from "@/components/shell/link";
import { PageHead } from "@/components/ui/layout";
import { orNotFound } from "@/lib/http/or-not-found";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readChannel } from "@/lib/nps/lists/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsLists");
  return { title: t("channelPageTitle") };
}

export default async function ChannelPage({ params }: PageProps<"id">) {
  const { id } = await params;
  const member = await pageMember(`/settings/nps/lists/channels/${encodeURIComponent(id)}`);
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, channel, places] = await Promise.all([
    getTranslations("npsLists"),
    orNotFound(readChannel(member, id)),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/nps/lists", label: places("lists") }}
        title={channel.name}
        lead={t("channelLead")}
      />
      <EntryForm list="channels" shopId={member.shopId} entry={channel} />
    </>
  );
}
