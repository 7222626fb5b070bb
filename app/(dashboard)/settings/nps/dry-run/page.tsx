import type { Metadata } from "next";
import { z } from "zod";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { DryRunList } from "@/components/nps/campaigns/dry-run-list";
import { Link } from "@/components/shell/link";
import { PageBody, PageHead } from "@/components/ui/layout";
import { listAddress } from "@/lib/base/list-address";
import { cursorSchema } from "@/lib/base/schemas";
import { parse } from "@/lib/http/parse";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { dryRun, listDryRun } from "@/lib/nps/ask/dry-run";
import { DRY_RUN_GROUPS } from "@/lib/nps/campaigns/schema";

const searchSchema = z.object({
  group: z.enum(DRY_RUN_GROUPS).catch("send"),
  cursor: cursorSchema,
});

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("npsSettings.dryRun.list");
  return { title: t("pageTitle") };
}

export default async function DryRunPage({ searchParams }: PageProps) {
  const { group, cursor = null } = parse(searchSchema, await searchParams);
  const member = await pageMember(listAddress("/settings/nps/dry-run", { group, cursor }));
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const [t, clock, run, { rows, next }, places] = await Promise.all([
    getTranslations("npsSettings.dryRun.list"),
    pageClock(member),
    dryRun(member),
    listDryRun(member, group, cursor ?? undefined),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/settings/nps", label: places("afterUpdates") }}
        title={places("dryRun")}
        lead={t("lead")}
      />
      <PageBody>
        <DryRunList run={run} rows={rows} group={group} cursor={cursor} next={next} clock={clock} />
      </PageBody>
    </>
  );
}
