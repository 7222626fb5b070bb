import type { Metadata } from "next";
import { getLocale } from "next-intl/server";
import { Suspense } from "react";
import { pageClock } from "@/app/(dashboard)/page-clock";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { DryRunSummary } from "@/components/nps/campaigns/dry-run-summary";
import { InvitationForm } from "@/components/nps/campaigns/invitation-form";
import { RunFacts } from "@/components/nps/campaigns/run-facts";
import { PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { MemberActor } from "@/lib/identity/actor";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { dryRun } from "@/lib/nps/ask/dry-run";
import { readOffer, readRuns, readSolvedSettings } from "@/lib/nps/campaigns/queries";

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: places("npsSettings") };
}

export default async function NpsSettingsPage() {
  const member = await pageMember("/settings/nps");
  if (!roleAllows(member.role, "admin")) return <Denied member={member} />;
  const locale = await getLocale();
  const [t, clock, page, offer, places, labels] = await Promise.all([
    getTranslations("npsSettings"),
    pageClock(member),
    readSolvedSettings(member),
    readOffer(member, locale),
    getTranslations("places"),
    getTranslations("labels"),
  ]);
  const part = { member, on: page.settings.active };
  const counting = <p className="text-muted">{labels("counting")}</p>;
  return (
    <>
      <PageHead title={places("afterUpdates")} lead={t("lead")} />
      <InvitationForm
        {...page}
        shopId={member.shopId}
        offer={offer}
        clock={clock}
        dryRun={
          <Suspense fallback={counting}>
            <DryRunPart {...part} />
          </Suspense>
        }
        runs={
          <Suspense fallback={counting}>
            <RunsPart {...part} />
          </Suspense>
        }
      />
    </>
  );
}

interface PartProps {
  member: MemberActor;
  on: boolean;
}

async function DryRunPart({ member, on }: PartProps) {
  return <DryRunSummary run={await dryRun(member)} on={on} />;
}

async function RunsPart({ member, on }: PartProps) {
  const [runs, clock] = await Promise.all([readRuns(member), pageClock(member)]);
  return <RunFacts runs={runs} on={on} clock={clock} />;
}
