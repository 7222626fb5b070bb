import { SimpleForm } from "@/components/form/simple-form";
import { Link } from "@/components/shell/link";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/button";
import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import { beginTest, endTest } from "@/lib/setup/actions";
import type { TestState } from "@/lib/setup/test-state";
import { StepFoot } from "./step-foot";
import { BackLink, LaterLink } from "./step-links";
import { TestProgress } from "./test-progress";

export interface TestStepProps {
  shopId: string;
  test: TestState;
  /** Where the mail goes: the owner's own address. */
  email: string;
  clock: Clock;
}

/** The loop tried on oneself: begin, follow it, clear it away. */
export function TestStep({ shopId, test, email, clock }: TestStepProps) {
  const t = useTranslations("setup.test");
  if (!test.running) return <Beginning {...{ shopId, email }} again={test.ratedBefore} />;
  return (
    <>
      <TestProgress shopId={shopId} test={test} clock={clock} />
      {isComplete(test) && (
        <Banner tone="good" role="status">
          {t("complete")}
        </Banner>
      )}
      <p className="text-sm text-muted">{t("removeTitle")}</p>
      <StepFoot back={<BackLink step="test" />}>
        <SimpleForm
          action={endTest}
          shopId={shopId}
          submit={{ label: t("remove"), pending: "removing", variant: "default" }}
        />
        <LinkButton as={Link} href="/home" variant={test.rating ? "primary" : "default"}>
          {t("finish")}
        </LinkButton>
      </StepFoot>
    </>
  );
}

function isComplete({ rating, mails }: Extract<TestState, { running: true }>): boolean {
  const answered = mails.some(
    ({ kind, state }) =>
      (kind === "rating.promoter" || kind === "rating.detractor") && state === "sent",
  );
  return rating !== null && answered;
}

interface BeginningProps {
  shopId: string;
  email: string;
  /** It was tried before, and cleared away. */
  again: boolean;
}

function Beginning({ shopId, email, again }: BeginningProps) {
  const t = useTranslations("setup.test");
  return (
    <>
      {again && (
        <Banner tone="good" role="status">
          {t("removed")}
        </Banner>
      )}
      <p>{t("to", { email })}</p>
      <StepFoot back={<BackLink step="test" />}>
        {!again && <LaterLink step="test" />}
        <SimpleForm
          action={beginTest}
          shopId={shopId}
          submit={{
            label: t(again ? "again" : "start"),
            pending: "creating",
            variant: again ? "default" : "primary",
          }}
        />
        {again && (
          <LinkButton as={Link} href="/home" variant="primary">
            {t("finish")}
          </LinkButton>
        )}
      </StepFoot>
    </>
  );
}
