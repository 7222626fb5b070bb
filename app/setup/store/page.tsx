import type { Metadata } from "next";
import type { ReactNode } from "react";
import { setupOwner } from "@/app/setup/gate";
import { StepFrame } from "@/app/setup/step-frame";
import { LiveRefresh } from "@/components/setup/live-refresh";
import { StoreStep } from "@/components/setup/store-step";
import { Link } from "@/components/shell/link";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readDemo } from "@/lib/setup/demo-state";
import { setupVersion } from "@/lib/setup/version";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.store");
  return { title: t("title") };
}

export default async function SetupStorePage() {
  const { owner, setup } = await setupOwner("store");
  const [t, demo, version] = await Promise.all([
    getTranslations("setup.store"),
    readDemo(owner),
    setupVersion(owner),
  ]);
  const link = (chunks: ReactNode) => <Link href="/settings/keys">{chunks}</Link>;
  return (
    <StepFrame
      {...{ step: "store", owner, setup }}
      title={t("title")}
      lead={t.rich("lead", { link })}
    >
      <LiveRefresh address="/setup/version" version={version} />
      <StoreStep shopId={owner.shopId} demo={demo} done={setup.done.store} />
    </StepFrame>
  );
}
