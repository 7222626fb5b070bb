import { Moment } from "@/components/shell/moment";
import { Details, SectionHead } from "@/components/ui/layout";
import { Log } from "@/components/ui/thread";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { LinkVisit, CustomerVisits as Visits } from "@/lib/portal/visits/queries";

export interface CustomerVisitsProps {
  visits: Visits;
  clock: Clock;
}

/** Who fetched the links in the customer's mails: people's visits and machines' apart. */
export function CustomerVisits({ visits: { people, machines }, clock }: CustomerVisitsProps) {
  const t = useTranslations("customers.page");
  const labels = useTranslations("labels");
  const words = useTranslations("visits");
  const entry = ({ id, at, purpose, machine, agent }: LinkVisit) => ({
    key: String(id),
    time: <Moment at={at} clock={clock} />,
    text: (
      <>
        {machine
          ? t("machineVisit", { what: words(`purpose.${purpose}`), why: words(`why.${machine}`) })
          : words(`purpose.${purpose}`)}
        {agent && <span className="block text-xs text-muted wrap-anywhere">{agent}</span>}
      </>
    ),
  });
  return (
    <section aria-labelledby="visits">
      <SectionHead id="visits" title={labels("visits")} />
      {people.count + machines.count === 0 ? (
        <p className="text-muted">{t("noVisits")}</p>
      ) : (
        <>
          <h3 className="text-base">{t("people")}</h3>
          <p className="text-sm text-muted">{t("peopleText", { count: people.count })}</p>
          <Log entries={people.newest.map(entry)} />
          <h3 className="mt-4 text-base">{words("machines", { count: machines.count })}</h3>
          <p className="text-sm text-muted">{t("machinesText")}</p>
          {machines.count > 0 && (
            <Details summary={t("newestOnly", { count: machines.newest.length })}>
              <Log entries={machines.newest.map(entry)} />
            </Details>
          )}
        </>
      )}
    </section>
  );
}
