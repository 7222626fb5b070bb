import type { Metadata } from "next";
import { type ReactNode, Suspense } from "react";
import { pageClock } from "@/app/(dashboard)/page-clock";
import { Coverage } from "@/components/nps/coverage/coverage";
import { Experiment } from "@/components/nps/coverage/experiment";
import { LeftOutLine, NotInvitedLine } from "@/components/nps/coverage/not-invited";
import { Timing } from "@/components/nps/coverage/timing";
import { PageBody, PageHead, SectionHead } from "@/components/ui/layout";
import { Skeleton } from "@/components/ui/skeleton";
import { type Clock, formatExact, zoneName } from "@/lib/base/format";
import { getTranslations } from "@/lib/i18n/get-translations";
import type { MemberActor } from "@/lib/identity/actor";
import { pageMember } from "@/lib/identity/gates/session";
import { roleAllows } from "@/lib/identity/guards";
import { readCounted } from "@/lib/nps/coverage/counted-report";
import { readExperiments } from "@/lib/nps/coverage/experiments";
import { countLeftOut } from "@/lib/nps/coverage/left-out";
import { COVERAGE_MONTHS, RIPE_DAYS, TIMING_DAYS } from "@/lib/nps/coverage/period";
import { dayIn, monthBefore } from "@/lib/nps/report/periods";

export async function generateMetadata(): Promise<Metadata> {
  const labels = await getTranslations("labels");
  return { title: labels("npsInvitations") };
}

/** Each part is counted separately and shown when it is ready. */
export default async function InvitationsPage() {
  const member = await pageMember("/nps/asking");
  const [t, clock, places] = await Promise.all([
    getTranslations("npsAsking"),
    pageClock(member),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead title={places("invitations")} lead={t("lead")} />
      <PageBody className="grid grid-cols-1 gap-9">
        <Part name="coverage">
          <CoveragePart member={member} clock={clock} />
        </Part>
        <Part name="timing">
          <TimingPart member={member} clock={clock} />
        </Part>
        <Part name="experiment">
          <ExperimentPart member={member} clock={clock} />
        </Part>
      </PageBody>
    </>
  );
}

type PartName = "coverage" | "timing" | "experiment";

async function Part({ name, children }: { name: PartName; children: ReactNode }) {
  const t = await getTranslations("npsAsking");
  const labels = await getTranslations("labels");
  return (
    <section aria-labelledby={name} className="min-w-0">
      <SectionHead id={name} title={t(`${name}.title`)} />
      <Suspense
        fallback={
          <div role="status">
            <span className="sr-only">{labels("counting")}</span>
            <Skeleton className="mb-3 h-5 w-1/2" />
            <Skeleton className="h-40 w-full" />
          </div>
        }
      >
        {children}
      </Suspense>
    </section>
  );
}

type PartProps = { member: MemberActor; clock: Clock };

async function CoveragePart({ member, clock }: PartProps) {
  const today = dayIn(clock.timeZone, clock.now);
  const span = { from: monthBefore(today, COVERAGE_MONTHS - 1), to: today };
  const [t, coverage, nobody, left] = await Promise.all([
    getTranslations("npsAsking.coverage"),
    readCounted(member, "coverage"),
    readCounted(member, "not_invited"),
    countLeftOut(member, span),
  ]);
  return (
    <>
      <Lead>{t("lead", { months: COVERAGE_MONTHS, zone: zoneName(clock.timeZone) })}</Lead>
      <div className="mb-4">
        <NotInvitedLine {...nobody.figures} />
        <LeftOutLine count={left} span={span} />
      </div>
      <Coverage ways={coverage.figures} clock={clock} />
      <CountedAt at={older(coverage.countedAt, nobody.countedAt)} clock={clock} />
    </>
  );
}

async function TimingPart({ member, clock }: PartProps) {
  const [t, { figures: timing, countedAt }] = await Promise.all([
    getTranslations("npsAsking.timing"),
    readCounted(member, "timing"),
  ]);
  const zone = zoneName(clock.timeZone);
  const words = t("lead", { days: TIMING_DAYS, ripe: RIPE_DAYS, young: timing.young, zone });
  return (
    <>
      <Lead>{words}</Lead>
      <Timing timing={timing} locale={clock.locale} />
      <CountedAt at={countedAt} clock={clock} />
    </>
  );
}

async function ExperimentPart({ member, clock }: PartProps) {
  const [t, experiments] = await Promise.all([
    getTranslations("npsAsking.experiment"),
    readExperiments(member),
  ]);
  const may = roleAllows(member.role, "admin");
  return (
    <>
      <Lead>{t("lead")}</Lead>
      <Experiment experiments={experiments} clock={clock} shopId={member.shopId} may={may} />
    </>
  );
}

function Lead({ children }: { children: ReactNode }) {
  return <p className="mb-3 max-w-[70ch] text-sm text-pretty text-muted">{children}</p>;
}

function older(one: Date | null, other: Date | null): Date | null {
  if (!one || !other) return one ?? other;
  return one < other ? one : other;
}

/** When a big shop's figures were counted; nothing where that was just now. */
async function CountedAt({ at, clock }: { at: Date | null; clock: Clock }) {
  if (!at) return null;
  const t = await getTranslations("npsAsking");
  return (
    <p className="mt-3 text-sm text-muted">{t("countedAt", { time: formatExact(at, clock) })}</p>
  );
}
