import { SimpleForm } from "@/components/form/simple-form";
import { HairlineList } from "@/components/ui/card";
import { type Clock, formatDay, formatTime, isToday } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { signOutDevice, signOutOthers } from "@/lib/identity/account/actions";
import type { OwnSession } from "@/lib/identity/account/queries";
import { useDeviceText } from "./device-text";

export interface SessionListProps {
  sessions: OwnSession[];
  clock: Clock;
}

/** The devices that are signed in, this one first. */
export function SessionList({ sessions, clock }: SessionListProps) {
  const t = useTranslations("account.sessions");
  const others = sessions.filter((session) => !session.own);
  return (
    <>
      <HairlineList>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} clock={clock} />
        ))}
      </HairlineList>
      {others.length > 1 && (
        <SimpleForm
          action={signOutOthers}
          submit={{ label: t("others"), pending: "signingOut", variant: "default" }}
        />
      )}
    </>
  );
}

function SessionRow({ session, clock }: { session: OwnSession; clock: Clock }) {
  const t = useTranslations("account.sessions");
  const buttons = useTranslations("buttons");
  const time = useTranslations("time");
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
        <SimpleForm
          action={signOutDevice}
          hidden={{ sessionId: session.id }}
          submit={{
            label: buttons("signOut"),
            pending: "signingOut",
            of: device,
            variant: "link",
          }}
        />
      )}
    </li>
  );
}
