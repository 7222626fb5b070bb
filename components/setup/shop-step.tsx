import { useTranslations } from "next-intl";
import { useShopFieldTexts } from "@/components/settings/shop-field-texts";
import type { ShopFieldsProps } from "@/components/settings/shop-fields";
import { ShopForm } from "./shop-form";
import { LaterLink } from "./step-links";

export interface ShopStepProps {
  shopId: string;
  answers: ShopFieldsProps["shop"];
  logo: ShopFieldsProps["logo"];
  done: boolean;
}

/** The guide's second step with its words. */
export function ShopStep({ shopId, answers, logo, done }: ShopStepProps) {
  const t = useTranslations("setup");
  const lost = useTranslations("dashboard")("lost");
  return (
    <ShopForm
      shopId={shopId}
      shop={answers}
      logo={logo}
      fieldTexts={useShopFieldTexts()}
      zones={["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")]}
      guessZone={!done && answers.timeZone === "UTC"}
      texts={{ next: t("next"), saving: t("saving"), lost }}
      later={!done && <LaterLink step="shop" />}
    />
  );
}
