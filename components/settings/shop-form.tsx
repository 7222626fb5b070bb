import { useTranslations } from "next-intl";
import { saveShopSettings } from "@/lib/shops/actions";
import type { ShopSettings as Stored } from "@/lib/shops/settings-queries";
import { SettingsForm } from "./settings-form";
import { useSettingsFormTexts } from "./settings-form-texts";
import { useShopFieldTexts } from "./shop-field-texts";
import { ShopSettings } from "./shop-settings";

export interface ShopFormProps extends Stored {
  shopId: string;
  zones: string[];
  locale: string;
}

const GROUPS = ["identity", "place", "look", "public"] as const;

/** Settings → Shop: everything customers see of a shop, in one form. */
export function ShopForm({ shop, logo, findUrl, shopId, zones, locale }: ShopFormProps) {
  const t = useTranslations("settings.shop");
  const texts = useShopFieldTexts();
  const { slug, ...fields } = shop;
  const group = (name: (typeof GROUPS)[number]) => ({
    title: t(`${name}.title`),
    lead: t(`${name}.lead`),
  });
  const names = {
    name: texts.name,
    siteUrl: texts.siteUrl,
    replyTo: texts.replyTo,
    postalAddress: texts.postalAddress,
    brand: texts.brand,
    logo: texts.logo.label,
    removeLogo: texts.logo.remove,
    timeZone: texts.timeZone,
    locale: texts.locale,
    slug: t("slug"),
  };
  return (
    <SettingsForm
      act={saveShopSettings}
      shopId={shopId}
      names={names}
      locale={locale}
      texts={useSettingsFormTexts()}
    >
      <ShopSettings
        shop={fields}
        logo={logo}
        texts={texts}
        zones={zones}
        slug={{ stored: slug, label: t("slug"), hint: t("slugHint", { url: findUrl }) }}
        groups={{
          identity: group("identity"),
          place: group("place"),
          look: group("look"),
          public: group("public"),
        }}
      />
    </SettingsForm>
  );
}
