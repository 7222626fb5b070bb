import { useTranslations } from "next-intl";
import { ActDialog } from "@/components/settings/act-dialog";
import { Setting } from "@/components/ui/settings";
import { leave } from "@/lib/members/actions";

/** The way out of a shop, for everybody but its last owner. */
export function LeaveShop({ shop }: { shop: { id: string; name: string } }) {
  const t = useTranslations("members");
  const title = t("leave.dialog", { shop: shop.name });
  return (
    <Setting title={t("leave.title")} lead={t("leave.text")}>
      <div>
        <ActDialog
          act={leave}
          shopId={shop.id}
          fields={{}}
          open={{ label: t("leave.act"), variant: "default", icon: "log-out" }}
          title={title}
          final
          texts={{
            save: t("leave.save"),
            saving: t("leave.saving"),
            cancel: t("cancel"),
            close: useTranslations("ui")("close"),
            lost: useTranslations("dashboard")("lost"),
          }}
        >
          <p>{t("leave.text")}</p>
        </ActDialog>
      </div>
    </Setting>
  );
}
