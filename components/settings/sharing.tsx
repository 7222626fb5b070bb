import { useTranslations } from "next-intl";
import { Hint } from "@/components/ui/field";
import { Setting } from "@/components/ui/settings";
import type { Network } from "@/lib/base/share-links";
import { NETWORKS } from "@/lib/base/vocabularies";
import type { RatingSettingsPage } from "@/lib/settings/queries";
import { SHARE_TEXT_MAX } from "@/lib/settings/schema";
import { SettingCheckbox, SettingGroup, SettingInput, SettingText } from "./setting-fields";
import { SharePreview } from "./share-preview";

type SharingProps = Pick<RatingSettingsPage, "settings" | "shop">;

/** What happy raters are offered to share, where, and the rule about review sites. */
export function Sharing({ settings, shop }: SharingProps) {
  const t = useTranslations("settings");
  return (
    <Setting title={t("sharing.title")} lead={t("sharing.lead")}>
      <SettingInput
        type="url"
        name="shareUrl"
        label={t("shareUrl")}
        hint={t("shareUrlHint", { url: shop.siteUrl })}
        placeholder={shop.siteUrl}
        stored={settings.shareUrl ?? ""}
      />
      <SettingCheckbox
        name="askEveryone"
        label={t("askEveryone")}
        hint={t("askEveryoneHint")}
        on={settings.askEveryone}
      />
      <SettingText
        name="shareText"
        label={t("shareText")}
        hint={t("shareTextHint", { name: shop.name })}
        stored={settings.shareText}
        rows={2}
        max={SHARE_TEXT_MAX}
        countText={t("count")}
        maxText={t("max", { max: SHARE_TEXT_MAX })}
      />
      <SettingGroup name="networks" label={t("networks")}>
        <div className="flex flex-wrap gap-x-6 gap-y-2">
          {NETWORKS.map((network) => (
            <SettingCheckbox
              key={network}
              id={`network-${network}`}
              name="networks"
              value={network}
              label={t(`network.${network}`)}
              on={settings.networks.includes(network)}
            />
          ))}
        </div>
      </SettingGroup>
      <Preview settings={settings} shop={shop} />
    </Setting>
  );
}

function Preview({ settings, shop }: SharingProps) {
  const t = useTranslations("settings");
  const label = (network: Network) => {
    const name = t(`network.${network}`);
    return { name, try: t("try"), tryName: t("tryName", { network: name }) };
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
