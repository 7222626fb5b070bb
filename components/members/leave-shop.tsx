import { DialogButton } from "@/components/form/dialog-form";
import { Setting } from "@/components/ui/settings";
import { useTranslations } from "@/lib/i18n/use-translations";
import { leave } from "@/lib/members/actions";

/** The way out of a shop, for everybody but its last owner. */
export function LeaveShop({ shop }: { shop: { id: string; name: string } }) {
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
        </DialogButton>
      </div>
    </Setting>
  );
}
