import { CheckboxField, FieldGroup } from "@/components/form/choice-fields";
import { Field, TextField } from "@/components/form/field";
import { Hint } from "@/components/ui/field";
import { Setting } from "@/components/ui/settings";
import type { Network } from "@/lib/base/share-links";
import { NETWORKS } from "@/lib/base/vocabularies";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { RatingSettingsPage } from "@/lib/settings/queries";
import { SharePreview } from "./share-preview";

type SharingProps = Pick<RatingSettingsPage, "settings" | "shop">;

/** What happy raters are offered to share, where, and the rule about review sites. */
export function Sharing({ settings, shop }: SharingProps) {
  const t = useTranslations("settings");
  const networks = useTranslations("networks");
  return (
    <Setting title={t("sharing.title")} lead={t("sharing.lead")}>
      <Field
        type="url"
        name="shareUrl"
        hint={t("shareUrlHint", { url: shop.siteUrl })}
        placeholder={shop.siteUrl}
      />
      <CheckboxField name="askEveryone" hint={t("askEveryoneHint")} />
      <TextField
        name="shareText"
        hint={t("shareTextHint", { name: shop.name })}
        rows={2}
        spellCheck={false}
      />
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
        stored={{ text: settings.shareText, url: settings.shareUrl, networks: settings.networks }}
        labels={{
          facebook: label("facebook"),
          x: label("x"),
          linkedin: label("linkedin"),
          whatsapp: label("whatsapp"),
        }}
      />
      <Hint>{t("previewHint")}</Hint>
    </div>
  );
}
