import { CheckboxField, FieldGroup } from "@/components/form/choice-fields";
import { Field, TextField } from "@/components/form/field";
import { Hint } from "@/components/ui/field";
import { Setting } from "@/components/ui/settings";
import type { Network } from "@/lib/base/share-links";
import { LOCALES, NETWORKS } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { RatingSettingsPage } from "@/lib/settings/queries";
import { ReviewSiteHint } from "./review-site-hint";
import { SharePreview } from "./share-preview";

type SharingProps = Pick<RatingSettingsPage, "settings" | "shop">;

/** What happy raters are offered to share and where, and the review page everyone who rates is shown. */
export function Sharing({ settings, shop }: SharingProps) {
  const t = useTranslations("settings");
  const networks = useTranslations("networks");
  return (
    <Setting title={t("sharing.title")} lead={t("sharing.lead")}>
      <Field
        type="url"
        name="shareUrl"
        hint={
          <ReviewSiteHint
            siteUrl={shop.siteUrl}
            stored={settings.shareUrl}
            otherwise={t("shareUrlHint", { url: shop.siteUrl })}
            isReviewSite={t.raw("isReviewSite")}
          />
        }
        placeholder={shop.siteUrl}
      />
      <Field type="url" name="reviewUrl" hint={t("reviewUrlHint")} />
      <ShareTexts shop={shop} />
      <FieldGroup name="networks">
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {NETWORKS.map((network) => (
            <CheckboxField
              key={network}
              name="networks"
              value={network}
              label={networks(network)}
            />
          ))}
        </div>
      </FieldGroup>
      <Preview settings={settings} shop={shop} />
    </Setting>
  );
}

/** One for each language, the shop's own first. */
function ShareTexts({ shop }: Pick<SharingProps, "shop">) {
  const t = useTranslations("settings");
  const others = LOCALES.filter((locale) => locale !== shop.locale);
  return [shop.locale, ...others].map((locale) => (
    <TextField
      key={locale}
      name={`shareTexts.${locale}`}
      lang={locale}
      hint={
        locale === shop.locale ? t("shareTextHint", { name: shop.name }) : t("shareTextOtherHint")
      }
      rows={2}
      spellCheck={false}
    />
  ));
}

function Preview({ settings, shop }: SharingProps) {
  const t = useTranslations("settings");
  const networks = useTranslations("networks");
  const label = (network: Network) => {
    const name = networks(network);
    return { name, try: t("try") };
  };
  return (
    <div className="grid grid-cols-1 gap-1.5">
      <h3>{t("preview")}</h3>
      <SharePreview
        site={{ name: shop.name, url: shop.siteUrl }}
        locale={shop.locale}
        stored={{ texts: settings.shareTexts, url: settings.shareUrl, networks: settings.networks }}
        labels={{
          facebook: label("facebook"),
          x: label("x"),
          linkedin: label("linkedin"),
          whatsapp: label("whatsapp"),
        }}
        language={t("previewLanguage")}
        languages={LOCALES.map((locale) => ({ locale, name: t(`shop.languages.${locale}`) }))}
      />
      <Hint>{t("previewHint")}</Hint>
    </div>
  );
}
