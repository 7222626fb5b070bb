import { useLocale } from "next-intl";
import { Form } from "@/components/form/form";
import { Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { Words } from "@/components/form/words";
import { ShopLookFields, ShopNameFields, ShopPlaceFields } from "@/components/settings/shop-fields";
import { listCountries } from "@/lib/base/countries";
import { SHOP_LIMITS } from "@/lib/base/limits";
import { listTimeZones } from "@/lib/base/time";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveShopStep } from "@/lib/setup/actions";
import type { ShopSettings } from "@/lib/shops/settings-queries";
import { StepFoot } from "./step-foot";
import { LaterLink } from "./step-links";

export interface ShopStepProps {
  shopId: string;
  answers: Omit<ShopSettings["shop"], "slug" | "autoAssign">;
  logo: ShopSettings["logo"];
  done: boolean;
}

/** The guide's second step: what customers see of the shop; works without scripts. */
export function ShopStep({ shopId, answers, logo, done }: ShopStepProps) {
  const buttons = useTranslations("buttons");
  const countries = listCountries(useLocale());
  return (
    <Words of={["settings.shop"]}>
      <Form
        action={saveShopStep}
        shopId={shopId}
        values={answers}
        labels={useLabels((words) => words.settings.shop.fields)}
        limits={SHOP_LIMITS}
        className="grid grid-cols-1 gap-5"
      >
        <ShopNameFields />
        <ShopPlaceFields
          zones={listTimeZones()}
          countries={countries}
          guessZone={!done && answers.timeZone === "UTC"}
        />
        <ShopLookFields logo={logo} />
        <StepFoot back={null}>
          {!done && <LaterLink step="shop" />}
          <Submit saves>{buttons("continue")}</Submit>
        </StepFoot>
      </Form>
    </Words>
  );
}
