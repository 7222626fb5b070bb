import { useTranslations } from "next-intl";
import { HairlineList } from "@/components/ui/card";
import { type Clock, formatDay, formatTime, isToday } from "@/lib/base/format";
import { signOutDevice, signOutOthers } from "@/lib/identity/account/actions";
import type { OwnSession } from "@/lib/identity/account/queries";
import { ActForm } from "./act-form";
import { useDeviceText } from "./device-text";

export interface SessionListProps {
  sessions: OwnSession[];
  clock: Clock;
}

/** The devices that are signed in, this one first. */
export function SessionList({ sessions, clock }: SessionListProps) {
  const t = useTranslations("account.sessions");
  const lost = useTranslations("account")("lost");
  const others = sessions.filter((session) => !session.own);
  return (
    <>
      <HairlineList>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} clock={clock} />
        ))}
      </HairlineList>
      {others.length > 1 && (
        <ActForm
          act={signOutOthers}
          look={{ variant: "default" }}
          texts={{ submit: t("others"), sending: t("ending"), lost }}
        />
      )}
    </>
  );
}

function SessionRow({ session, clock }: { session: OwnSession; clock: Clock }) {
  const t = useTranslations("account.sessions");
  const time = useTranslations("time");
  const lost = useTranslations("account")("lost");
  const device = useDeviceText()(session.userAgent);
  const known = session.address !== "unknown" && session.address !== "";
  const at = session.seenAt;
  const moment = isToday(at, clock)
    ? time("today", { time: formatTime(at, clock) })
    : time("dayTime", { day: formatDay(at, clock), time: formatTime(at, clock) });
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2.5">
      <span className="min-w-0">
        <span className="block font-strong">{device}</span>
        <span className="block text-sm text-muted">
          {t("facts", {
            when: session.own ? t("this") : t("seen", { moment }),
            where: known ? t("from", { address: session.address }) : t("fromUnknown"),
          })}
        </span>
      </span>
      {!session.own && (
        <ActForm
          act={signOutDevice}
          hidden={{ sessionId: session.id }}
          label={t("signOutName", { device })}
          look={{ variant: "link" }}
          texts={{ submit: t("signOut"), sending: t("ending"), lost }}
        />
      )}
    </li>
  );
}
