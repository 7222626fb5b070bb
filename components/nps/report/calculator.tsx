import Form from "next/form";
import { Field, FieldError, Hint } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { SectionHead } from "@/components/ui/layout";
import { SubmitButton } from "@/components/ui/submit-button";
import { useTranslations } from "@/lib/i18n/use-translations";
import { AIM, answersFor, calculate } from "@/lib/nps/report/scale";
import { BANDS, type Calculation } from "@/lib/nps/report/schema";
import { answersIn, type Band, type BandCounts, npsMargin, npsScore } from "@/lib/nps/score";

export interface CalculatorProps {
  typed: Calculation;
  /** The rest of the page's address, which asking must not lose. */
  keep: Record<string, string>;
}

const NAMES: Record<Band, "promoters" | "passives" | "detractors"> = {
  promoter: "promoters",
  passive: "passives",
  detractor: "detractors",
};

/** Counts of any survey in, score and margin out; it asks by its address, so it needs no script. */
export function Calculator({ typed, keep }: CalculatorProps) {
  const t = useTranslations("npsReport.calculator");
  const found = calculate(typed);
  return (
    <section id="calculator" className="scroll-mt-4">
      <SectionHead title={t("title")} />
      <p className="-mt-1.5 mb-2 text-sm text-muted">{t("lead")}</p>
      <Form action="/nps" scroll={false} aria-label={t("title")} className="grid gap-3">
        {Object.entries(keep).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="flex flex-wrap items-start gap-x-3 gap-y-2">
          {BANDS.map((band) => (
            <Field
              key={band}
              id={`calculator-${band}`}
              label={t(NAMES[band])}
              error={found.state === "wrong" && found.faults[band] && t("number")}
              className="max-w-44 flex-[1_1_9rem]"
            >
              <Input
                name={NAMES[band]}
                inputMode="numeric"
                autoComplete="off"
                maxLength={20}
                defaultValue={typed[band] ?? ""}
                className="w-full"
              />
            </Field>
          ))}
        </div>
        <div>
          <SubmitButton variant="default">{t("apply")}</SubmitButton>
        </div>
      </Form>
      {found.state === "wrong" && found.empty && (
        <FieldError alert className="mt-3">
          {t("empty")}
        </FieldError>
      )}
      {found.state === "done" && <Result counts={found.counts} />}
    </section>
  );
}

function Result({ counts }: { counts: BandCounts }) {
  const t = useTranslations("npsReport.calculator");
  const [score, margin, needed] = [npsScore(counts), npsMargin(counts), answersFor(counts)];
  if (score === null || margin === null || needed === null) return null;
  const count = answersIn(counts);
  const until = () => {
    if (margin === 0) return t("alike");
    if (needed <= count) return t("reached", { needed, aim: AIM });
    return t("until", { needed, more: needed - count, aim: AIM });
  };
  return (
    <div role="status" className="mt-3">
      <p className="font-semibold tabular-nums">{t("result", { score, margin, count })}</p>
      <Hint>{until()}</Hint>
    </div>
  );
}
