import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import { setupOwner } from "@/app/setup/gate";
import { StepFrame } from "@/app/setup/step-frame";
import { LiveRefresh } from "@/components/setup/live-refresh";
import { TestStep } from "@/components/setup/test-step";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readTest } from "@/lib/setup/test-state";
import { setupVersion } from "@/lib/setup/version";
import { readOwnAddress } from "@/lib/shops/mail-shop";

export async function generateMetadata(): Promise<Metadata> {
  const setup = await getTranslations("setup");
  return { title: setup("steps.test") };
}

export default async function SetupTestPage() {
  const { owner, setup } = await setupOwner("test");
  const [t, test, version, email, clock, setupWords] = await Promise.all([
    getTranslations("setup.test"),
    readTest(owner),
    setupVersion(owner),
    readOwnAddress(owner),
    pageClock(owner),
    getTranslations("setup"),
  ]);
  return (
    <StepFrame
      {...{ step: "test", owner, setup }}
      title={setupWords("steps.test")}
      lead={t("lead")}
    >
      <LiveRefresh address="/setup/version" version={version} />
      <TestStep shopId={owner.shopId} test={test} email={email} clock={clock} />
    </StepFrame>
  );
}
