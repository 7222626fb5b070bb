import { DialogButton } from "@/components/form/dialog-form";
import { Setting } from "@/components/ui/settings";
import { useTranslations } from "@/lib/i18n/use-translations";
import { leave } from "@/lib/members/actions";
import { EndingKeys } from "./ending-keys";

export interface LeaveShopProps {
  shop: { id: string; name: string };
  /** Names of the API keys that end with it. */
  keys: string[];
}

/** The way out of a shop, for everybody but its last owner. */
export function LeaveShop({ shop, keys }: LeaveShopProps) {
  const t = useTranslations("members");
  return (
    <Setting title={t("leave.title")} lead={t("leave.text")}>
      <div>
        <DialogButton
          action={leave}
          shopId={shop.id}
          button={{ label: t("leave.act"), variant: "default", icon: "log-out" }}
          title={t("leave.dialog", { shop: shop.name })}
          submit={{ label: t("leave.save"), pending: "leaving", final: true }}
        >
          <p>{t("leave.text")}</p>
          <EndingKeys keys={keys} text={t("leave.keys", { count: keys.length })} />
        </DialogButton>
      </div>
    </Setting>
  );
}
