import type { Metadata } from "next";
import { readHome } from "@/app/(dashboard)/home/read-home";
import { pageClock } from "@/app/(dashboard)/page-clock";
import { ListKeys } from "@/components/list/list-keys";
import { Columns, PageBody } from "@/components/ui/layout";
import { Checklist } from "@/components/updates/home/checklist";
import { HomeHead } from "@/components/updates/home/home-head";
import { LowRatingList } from "@/components/updates/home/low-rating-list";
import { NothingToDo } from "@/components/updates/home/nothing-to-do";
import { TeamWaiting } from "@/components/updates/home/team-waiting";
import { UnassignedList } from "@/components/updates/home/unassigned-list";
import { Unrated } from "@/components/updates/home/unrated";
import { UntoldNotice } from "@/components/updates/home/untold-notice";
import { OpenSection, WaitingSection } from "@/components/updates/home/waiting-sections";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: places("home") };
}

export default async function HomePage() {
  const member = await pageMember("/home");
  const [t, clock, home] = await Promise.all([
    getTranslations("home"),
    pageClock(member),
    readHome(member),
  ]);
  const { waiting, open, unassigned, unrated, low, setup, others, colleagues } = home;
  const idle = waiting.length + open.length + unrated.length === 0;
  return (
    <>
      <HomeHead
        waiting={waiting}
        count={home.count}
        others={others}
        fresh={home.fresh}
        clock={clock}
      />
      <PageBody>
        {home.untold && <UntoldNotice untold={home.untold} />}
        {setup && <Checklist setup={setup} owner={member.role === "owner"} />}
        {!home.fresh && (
          <Columns
            single
            asideLabel={t("asideLabel")}
            aside={
              <>
                <LowRatingList ratings={low} clock={clock} />
                <UnassignedList rows={unassigned} clock={clock} />
                <TeamWaiting colleagues={colleagues} clock={clock} />
              </>
            }
          >
            <ListKeys />
            <div className="grid gap-9">
              {idle && <NothingToDo />}
              <WaitingSection rows={waiting} count={home.count} clock={clock} />
              <OpenSection rows={open} clock={clock} />
              <Unrated rows={unrated} />
            </div>
          </Columns>
        )}
      </PageBody>
    </>
  );
}
