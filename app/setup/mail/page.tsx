import type { Metadata } from "next";
import { setupOwner } from "@/app/setup/gate";
import { StepFrame } from "@/app/setup/step-frame";
import { MailForm } from "@/components/setup/mail-form";
import { getTranslations } from "@/lib/i18n/get-translations";
import { readTransport } from "@/lib/settings/mail/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.mail");
  return { title: t("title") };
}

export default async function SetupMailPage() {
  const { owner, setup } = await setupOwner("mail");
  const [t, stored] = await Promise.all([getTranslations("setup.mail"), readTransport(owner)]);
  return (
    <StepFrame {...{ step: "mail", owner, setup }} title={t("title")} lead={t("lead")}>
      <MailForm
        shop={{ id: owner.shopId, name: setup.shop.name }}
        stored={stored}
        done={setup.done.mail}
      />
    </StepFrame>
  );
}
