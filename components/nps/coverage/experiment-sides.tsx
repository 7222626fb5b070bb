import { RangePlot } from "@/components/ui/range-plot";
import { RowHead, Sub, Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import { useTranslations } from "@/lib/i18n/use-translations";
import { responseVerdict, scoreVerdict, type Variant } from "@/lib/nps/coverage/experiment-verdict";
import type { Experiment } from "@/lib/nps/coverage/experiments";
import { RIPE_DAYS } from "@/lib/nps/coverage/period";
import { rateOf } from "@/lib/nps/coverage/proportions";
import { RANK_FROM } from "@/lib/nps/report/scale";
import { answersIn, npsMargin, npsScore } from "@/lib/nps/score";

/** What one side of an experiment is: its delay or its template. */
export function useSideValue() {
  const t = useTranslations("npsAsking.experiment.value");
  return ({ setting }: Experiment, variant: Variant) =>
    setting.about === "delay" ? t("days", { days: setting[variant] }) : setting[variant];
}

/** The verdict in words, and both sides' figures. */
export function ExperimentSides({ experiment }: { experiment: Experiment }) {
  const t = useTranslations("npsAsking.experiment");
  const labels = useTranslations("labels");
  const { a, b } = experiment.arms;
  const young = a.young + b.young;
  return (
    <>
      <Verdict experiment={experiment} />
      <Table caption={t("caption")}>
        <TableHead>
          <Th>{t("columns.side")}</Th>
          <Th end>{labels("sent")}</Th>
          <Th end>{labels("answered")}</Th>
          <Th end>{t("columns.rate")}</Th>
          <Th className="w-1/4" aria-hidden="true" />
          <Th end>{labels("nps")}</Th>
        </TableHead>
        <TableBody>
          <Side experiment={experiment} variant="a" />
          <Side experiment={experiment} variant="b" />
        </TableBody>
      </Table>
      {young > 0 && (
        <p className="mt-2 max-w-[70ch] text-sm text-muted">
          {t("young", { count: young, days: RIPE_DAYS })}
        </p>
      )}
    </>
  );
}

function Verdict({ experiment: { arms, planned } }: { experiment: Experiment }) {
  const t = useTranslations("npsAsking.experiment.verdict");
  const verdict = responseVerdict(arms.a, arms.b, planned);
  const scores = { early: t("npsEarly"), none: t("npsNone"), real: t("npsReal") };
  const words = () => {
    if (verdict.kind === "early") return [t("early", verdict), t("earlyNote")];
    if (verdict.kind === "none") return [t("none"), t("noneNote")];
    const note = t("realNote", { early: String(verdict.beforePlan) });
    return [t(verdict.better === "a" ? "realA" : "realB"), note];
  };
  const [title, note] = words();
  return (
    <div className="mb-3 max-w-[70ch]">
      <p className="font-semibold">{title}</p>
      <p className="text-sm text-muted">{note}</p>
      <p className="text-sm text-muted">{scores[scoreVerdict(arms.a, arms.b, planned)]}</p>
    </div>
  );
}

function Side({ experiment, variant }: { experiment: Experiment; variant: Variant }) {
  const t = useTranslations("npsAsking");
  const e = useTranslations("npsAsking.experiment");
  const labels = useTranslations("labels");
  const value = useSideValue();
  const { sent, answered } = experiment.arms[variant];
  const figures = rateOf({ hits: answered, n: sent });
  return (
    <Tr>
      <RowHead long className="font-normal">
        <b>{value(experiment, variant)}</b>
        <Sub>{e(`side.${variant}`)}</Sub>
      </RowHead>
      <Td end label={labels("sent")}>
        {labels("count", { count: sent })}
      </Td>
      <Td end label={labels("answered")}>
        {labels("count", { count: answered })}
      </Td>
      <Td end label={e("columns.rate")}>
        {figures ? (
          <>
            <b>{t("share", { share: figures.rate })}</b>{" "}
            <span className="text-sm text-muted">{t("range", figures.interval)}</span>
          </>
        ) : (
          <None />
        )}
      </Td>
      <Td full>
        {figures && (
          <RangePlot value={figures.rate} low={figures.interval.low} high={figures.interval.high} />
        )}
      </Td>
      <Td end label={labels("nps")}>
        <Score experiment={experiment} variant={variant} />
      </Td>
    </Tr>
  );
}

function Score({ experiment, variant }: { experiment: Experiment; variant: Variant }) {
  const t = useTranslations("npsAsking.experiment");
  const labels = useTranslations("labels");
  const { bands } = experiment.arms[variant];
  const [score, margin] = [npsScore(bands), npsMargin(bands)];
  if (score === null || margin === null) return <None />;
  return (
    <>
      {answersIn(bands) < RANK_FROM ? (
        <span className="text-muted">{labels("tooFew")}</span>
      ) : (
        t("nps", { score, margin: Math.round(margin) })
      )}
      <Sub>{labels("answerCount", { count: answersIn(bands) })}</Sub>
    </>
  );
}

function None() {
  const labels = useTranslations("labels");
  return (
    <>
      <span aria-hidden="true">{labels("none")}</span>
      <span className="sr-only">{labels("noneSaid")}</span>
    </>
  );
}
