import { Field } from "@/components/form/field";
import { Form } from "@/components/form/form";
import { Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { Details, PageBody } from "@/components/ui/layout";
import { Setting } from "@/components/ui/settings";
import { useTranslations } from "@/lib/i18n/use-translations";
import { openAnotherShop } from "@/lib/shops/actions";

/** For owners: one installation serves several shops. The new one may share the reply address. */
export function OpenAnotherShop({ shopId, replyTo }: { shopId: string; replyTo: string }) {
  const t = useTranslations("settings.shop.another");
  return (
    <PageBody className="pt-6">
      <Setting title={t("title")} lead={t("lead")}>
        <Details summary={t("open")}>
          <Form
            action={openAnotherShop}
            shopId={shopId}
            values={{ replyTo }}
            labels={useLabels(
              ({
                settings: {
                  shop: {
                    fields: { name, siteUrl, replyTo },
                  },
                },
              }) => ({ name, siteUrl, replyTo }),
            )}
            idPrefix="new-"
            className="mt-3 grid grid-cols-1 gap-4"
          >
            <Field name="name" />
            <Field name="siteUrl" type="url" />
            <Field name="replyTo" type="email" />
            <div>
              <Submit variant="default" pending="creating">
                {t("submit")}
              </Submit>
            </div>
          </Form>
        </Details>
      </Setting>
    </PageBody>
  );
}
