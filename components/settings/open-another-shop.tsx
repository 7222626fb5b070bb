import { useTranslations } from "next-intl";
import { Details, PageBody } from "@/components/ui/layout";
import { Setting } from "@/components/ui/settings";
import { OpenShopForm } from "./open-shop-form";

/** For owners: one installation serves several shops. */
export function OpenAnotherShop({ shopId, replyTo }: { shopId: string; replyTo: string }) {
  const t = useTranslations("settings.shop.another");
  return (
    <PageBody className="pt-6">
      <Setting title={t("title")} lead={t("lead")}>
        <Details summary={t("open")}>
          <div className="mt-3">
            <OpenShopForm
              shopId={shopId}
              replyTo={replyTo}
              texts={{
                name: t("name"),
                siteUrl: t("siteUrl"),
                replyTo: t("replyTo"),
                submit: t("submit"),
                opening: t("opening"),
                lost: useTranslations("dashboard")("lost"),
              }}
            />
          </div>
        </Details>
      </Setting>
    </PageBody>
  );
}
