import { Link } from "@/components/shell/link";
import { Banner } from "@/components/ui/banner";
import { LinkButton } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { DemoState } from "@/lib/setup/demo-state";
import { STEP_PATH } from "@/lib/setup/schema";
import { StepFoot } from "./step-foot";
import { BackLink } from "./step-links";
import { StoreForm } from "./store-form";

export interface StoreStepProps {
  shopId: string;
  demo: DemoState;
  done: boolean;
}

/** Where orders come from: nowhere yet, or the demo shop to look around in. */
export function StoreStep({ shopId, demo, done }: StoreStepProps) {
  if (demo.state !== "none") return <DemoProgress demo={demo} />;
  return <StoreForm shopId={shopId} done={done} />;
}

function DemoProgress({ demo }: { demo: Exclude<DemoState, { state: "none" }> }) {
  const t = useTranslations("setup");
  const buttons = useTranslations("buttons");
  return (
    <>
      <div role="status">
        {demo.state === "there" && (
          <Banner tone="good">{t("store.there", { name: demo.name })}</Banner>
        )}
        {demo.state === "loading" && (
          <Banner icon={<Icon name="refresh-cw" />}>{t("store.loading")}</Banner>
        )}
        {demo.state === "failing" && <Banner tone="warn">{t("store.failing")}</Banner>}
      </div>
      <StepFoot back={<BackLink step="store" />}>
        {demo.state !== "there" && (
          <noscript>
            <LinkButton as={Link} href={STEP_PATH.store}>
              {buttons("checkAgain")}
            </LinkButton>
          </noscript>
        )}
        <LinkButton as={Link} href={STEP_PATH.test} variant="primary">
          {buttons("continue")}
        </LinkButton>
      </StepFoot>
    </>
  );
}
