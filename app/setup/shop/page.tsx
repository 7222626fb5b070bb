import type { Metadata } from "next";
import { setupOwner } from "@/app/setup/gate";
import { StepFrame } from "@/app/setup/step-frame";
import { ShopStep } from "@/components/setup/shop-step";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readShopAnswers } from "@/lib/setup/queries";
import { readShop } from "@/lib/shops/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.shop");
  return { title: t("title") };
}

export default async function SetupShopPage() {
  const { owner, setup } = await setupOwner("shop");
  const [t, answers, { logo }] = await Promise.all([
    getTranslations("setup.shop"),
    readShopAnswers(owner),
    readShop(owner),
  ]);
  return (
    <StepFrame {...{ step: "shop", owner, setup }} title={t("title")} lead={t("lead")}>
      <ShopStep shopId={owner.shopId} answers={answers} logo={logo} done={setup.done.shop} />
    </StepFrame>
  );
}
