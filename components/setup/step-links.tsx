import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { useTranslations } from "@/lib/i18n/use-translations";
import { STEP_PATH, STEPS, type Step } from "@/lib/setup/schema";

/** The way to the step before. */
export function BackLink({ step }: { step: Step }) {
  const t = useTranslations("setup");
  const before = STEPS[STEPS.indexOf(step) - 1];
  if (!before || before === "owner") return null;
  return (
    <LinkButton as={Link} href={STEP_PATH[before]} variant="quiet" icon="arrow-left">
      {t("back")}
    </LinkButton>
  );
}

/** The way to the step after, without this one; after the last it is Home. */
export function LaterLink({ step }: { step: Step }) {
  const t = useTranslations("setup");
  const after = STEPS[STEPS.indexOf(step) + 1];
  return (
    <LinkButton as={Link} href={after ? STEP_PATH[after] : "/home"}>
      {t("later")}
    </LinkButton>
  );
}
