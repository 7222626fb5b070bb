import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { setupOwner } from "@/app/setup/gate";
import { StepFrame } from "@/app/setup/step-frame";
import { transportTexts } from "@/components/settings/mail/transport-texts";
import { MailForm } from "@/components/setup/mail-form";
import { BackLink, LaterLink } from "@/components/setup/step-links";
import { readTransport } from "@/lib/settings/mail/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("setup.mail");
  return { title: t("title") };
}

export default async function SetupMailPage() {
  const { owner, setup } = await setupOwner("mail");
  const [t, words, dashboard, stored] = await Promise.all([
    getTranslations("setup"),
    getTranslations("mailSettings"),
    getTranslations("dashboard"),
    readTransport(owner),
  ]);
  const { installation } = stored;
  return (
    <StepFrame {...{ step: "mail", owner, setup }} title={t("mail.title")} lead={t("mail.lead")}>
      <MailForm
        shopId={owner.shopId}
        stored={stored}
        fieldTexts={transportTexts(words, stored, setup.shop.name)}
        texts={{
          installation: installation && t("mail.installation", { transport: installation }),
          next: t("next"),
          saving: t("saving"),
          test: installation ? t("mail.test") : t("mail.saveAndTest"),
          testing: t("mail.testing"),
          lost: dashboard("lost"),
        }}
        back={<BackLink step="mail" />}
        later={!setup.done.mail && <LaterLink step="mail" />}
      />
    </StepFrame>
  );
}
