import { ActionButton } from "@/components/form/action-button";
import { Link } from "@/components/shell/link";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/button";
import { Details } from "@/components/ui/layout";
import { type Clock, formatDay } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { adoptBetter, endExperiment } from "@/lib/nps/coverage/actions";
import { responseVerdict } from "@/lib/nps/coverage/experiment-verdict";
import type { Experiments, Experiment as One } from "@/lib/nps/coverage/experiments";
import { ExperimentForm } from "./experiment-form";
import { ExperimentSides, useSideValue } from "./experiment-sides";

export interface ExperimentProps {
  experiments: Experiments;
  clock: Clock;
  shopId: string;
  /** Whether the reader may start and stop. */
  may: boolean;
}

/** The experiment that runs or a form to start one, and those before it. */
export function Experiment({ experiments, clock, shopId, may }: ExperimentProps) {
  const t = useTranslations("npsAsking.experiment");
  const { running, past, active } = experiments;
  return (
    <>
      {!active && (
        <Banner
          className="mb-4"
          actions={
            may && (
              <LinkButton as={Link} href="/settings/nps">
                {t("settings")}
              </LinkButton>
            )
          }
        >
          {t(running ? "paused" : "off")}
        </Banner>
      )}
      {running && <Running experiment={running} clock={clock} shopId={shopId} may={may} />}
      {!running && active && may && (
        <ExperimentForm choices={experiments.choices} shopId={shopId} />
      )}
      {!running && !may && <p className="text-muted">{t("agent")}</p>}
      {past.length > 0 && <Past past={past} clock={clock} />}
    </>
  );
}

type RunningProps = Omit<ExperimentProps, "experiments"> & { experiment: One };

function Running({ experiment, clock, shopId, may }: RunningProps) {
  const t = useTranslations("npsAsking.experiment");
  const value = useSideValue();
  const { id, setting, startedAt, startedBy, arms, planned } = experiment;
  const verdict = responseVerdict(arms.a, arms.b, planned);
  const better = verdict.kind === "real" ? verdict.better : null;
  const facts = { date: formatDay(startedAt, clock), name: startedBy };
  return (
    <>
      <p className="mb-3 text-sm text-muted">{t(`running.${setting.about}`, facts)}</p>
      <ExperimentSides experiment={experiment} />
      {may && (
        <div className="mt-4 flex flex-wrap items-start gap-2">
          {better && (
            <ActionButton
              action={adoptBetter}
              shopId={shopId}
              hidden={{ experimentId: id, variant: better }}
              variant="default"
              label={t("adopt")}
              pending="applying"
            />
          )}
          <ActionButton
            action={endExperiment}
            shopId={shopId}
            hidden={{ experimentId: id }}
            variant={better ? "quiet" : "default"}
            label={t("stop")}
            pending="stopping"
          />
        </div>
      )}
      {may && better && (
        <p className="mt-1.5 text-sm text-muted">
          {t(`adoptHint.${better}`, { value: value(experiment, better) })}
        </p>
      )}
    </>
  );
}

function Past({ past, clock }: { past: One[]; clock: Clock }) {
  const t = useTranslations("npsAsking.experiment");
  return (
    <div className="mt-6">
      <h3 className="text-base">{t("past")}</h3>
      {past.map((one) => (
        <Details
          key={one.id}
          summary={t(`pastOne.${one.setting.about}`, {
            from: formatDay(one.startedAt, clock),
            to: formatDay(one.endedAt ?? clock.now, clock),
          })}
        >
          <ExperimentSides experiment={one} />
        </Details>
      ))}
    </div>
  );
}
