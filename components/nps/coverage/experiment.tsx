import Link from "next/link";
import { useTranslations } from "next-intl";
import { ActButton } from "@/components/dashboard/act-button";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/button";
import { Details } from "@/components/ui/layout";
import { type Clock, formatDay } from "@/lib/base/format";
import { adoptBetter, endExperiment } from "@/lib/nps/coverage/actions";
import { responseVerdict } from "@/lib/nps/coverage/experiment-verdict";
import { type Experiments, FIND, type Experiment as One } from "@/lib/nps/coverage/experiments";
import { PLANNED_MAX, PLANNED_MIN } from "@/lib/nps/coverage/schema";
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
      {!running && active && may && <NewExperiment experiments={experiments} shopId={shopId} />}
      {!running && !may && <p className="text-muted">{t("agent")}</p>}
      {past.length > 0 && <Past past={past} clock={clock} />}
    </>
  );
}

type RunningProps = Omit<ExperimentProps, "experiments"> & { experiment: One };

function Running({ experiment, clock, shopId, may }: RunningProps) {
  const t = useTranslations("npsAsking.experiment");
  const lost = useTranslations("dashboard")("lost");
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
            <ActButton
              act={adoptBetter}
              shopId={shopId}
              fields={{ experimentId: id, variant: better }}
              variant="default"
              texts={{ label: t("adopt"), pending: t("adopting"), lost }}
            />
          )}
          <ActButton
            act={endExperiment}
            shopId={shopId}
            fields={{ experimentId: id }}
            variant={better ? "quiet" : "default"}
            texts={{ label: t("stop"), name: t("stopName"), pending: t("stopping"), lost }}
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

function NewExperiment({ experiments, shopId }: Pick<ExperimentProps, "experiments" | "shopId">) {
  const t = useTranslations("npsAsking.experiment");
  const lost = useTranslations("dashboard")("lost");
  const { days, templates, planned, rate, guessed } = experiments.choices;
  const plan = { count: planned, points: FIND * 100, rate, guessed: String(guessed) };
  return (
    <ExperimentForm
      shopId={shopId}
      templates={templates}
      planned={{ stored: planned, min: PLANNED_MIN, max: PLANNED_MAX }}
      texts={{
        about: t("about"),
        delay: t("delay"),
        wording: t("wording"),
        otherDays: t("otherDays"),
        delayHint: t("delayHint", { days }),
        days: t("days"),
        otherTemplateId: t("otherTemplate"),
        wordingHint: t(templates.length > 0 ? "wordingHint" : "noTemplates"),
        choose: t("choose"),
        plannedEach: t("planned"),
        plannedUnit: t("plannedUnit"),
        plannedHint: t("plannedHint", plan),
        start: t("start"),
        starting: t("starting"),
        // Filled in by the form, once it knows what is wrong where.
        problem: t("problem", { name: "{name}", problem: "{problem}" }),
        lost,
      }}
    />
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
