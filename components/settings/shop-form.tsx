import { SwitchField } from "@/components/form/choice-fields";
import { Field } from "@/components/form/field";
import { SettingsForm } from "@/components/form/settings-form";
import { useLabels } from "@/components/form/use-labels";
import { Words } from "@/components/form/words";
import { Setting } from "@/components/ui/settings";
import type { Country } from "@/lib/base/countries";
import { SHOP_LIMITS } from "@/lib/base/limits";
import { useTranslations } from "@/lib/i18n/use-translations";
import { saveShopSettings } from "@/lib/shops/actions";
import type { ShopSettings } from "@/lib/shops/settings-queries";
import { ShopLookFields, ShopNameFields, ShopPlaceFields } from "./shop-fields";

export interface ShopFormProps extends ShopSettings {
  shopId: string;
  zones: string[];
  countries: Country[];
}

/** Settings → Shop: everything customers see of a shop, in one form. */
export function ShopForm({ shop, logo, findUrl, shopId, zones, countries }: ShopFormProps) {
  const t = useTranslations("settings.shop");
  const labels = useLabels((words) => words.settings.shop.fields);
  return (
    <Words of={["settings.shop"]}>
      <SettingsForm
        action={saveShopSettings}
        shopId={shopId}
        values={shop}
        labels={labels}
        limits={SHOP_LIMITS}
      >
        <Setting title={t("identity.title")} lead={t("identity.lead")}>
          <ShopNameFields />
        </Setting>
        <Setting title={t("look.title")} lead={t("look.lead")}>
          <ShopLookFields logo={logo} />
        </Setting>
        <Setting title={t("place.title")} lead={t("place.lead")}>
          <ShopPlaceFields zones={zones} countries={countries} />
        </Setting>
        <Setting title={t("team.title")} lead={t("team.lead")}>
          <SwitchField name="autoAssign" hint={t("autoAssignHint")} />
        </Setting>
        <Setting title={t("fields.slug")} lead={t("public.lead")}>
          <Field name="slug" hint={t("slugHint", { url: findUrl })} spellCheck={false} />
        </Setting>
      </SettingsForm>
    </Words>
  );
}
