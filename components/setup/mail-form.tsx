import { Form } from "@/components/form/form";
import { FormAnswer, Submit } from "@/components/form/submit";
import { useLabels } from "@/components/form/use-labels";
import { Words } from "@/components/form/words";
import { TransportFields } from "@/components/settings/mail/transport-fields";
import { Banner } from "@/components/ui/banner";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { StoredTransport } from "@/lib/settings/mail/queries";
import { saveMailStep } from "@/lib/setup/actions";
import { StepFoot } from "./step-foot";
import { BackLink, LaterLink } from "./step-links";

export interface MailFormProps {
  shop: { id: string; name: string };
  stored: StoredTransport;
  done: boolean;
}

/** How mail goes out, with a test mail that proves it; works without scripts. */
export function MailForm({ shop, stored, done }: MailFormProps) {
  const t = useTranslations("setup");
  const buttons = useTranslations("buttons");
  const { installation } = stored;
  return (
    <Words of={["mailSettings.ways"]}>
      <Form
        action={saveMailStep}
        shopId={shop.id}
        values={{ ...stored, transport: stored.transport ?? "outbox" }}
        labels={useLabels((words) => words.mailSettings.fields)}
        className="grid grid-cols-1 gap-5"
      >
        {installation && <Banner>{t("mail.installation", { transport: installation })}</Banner>}
        <TransportFields stored={stored} shopName={shop.name} />
        <div className="grid justify-items-start gap-3">
          <Submit variant="default" name="test" value="1">
            {t(installation ? "mail.test" : "mail.saveAndTest")}
          </Submit>
          <FormAnswer />
        </div>
        <StepFoot back={<BackLink step="mail" />}>
          {!done && <LaterLink step="mail" />}
          <Submit saves>{buttons("continue")}</Submit>
        </StepFoot>
      </Form>
    </Words>
  );
}
