import type { Metadata } from "next";
import { Denied } from "@/app/(dashboard)/settings/denied";
import { SimpleForm } from "@/components/form/simple-form";
import { PageBody, PageHead } from "@/components/ui/layout";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { confirmArrival } from "@/lib/settings/mail/actions";

type Props = { params: Promise<{ token: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mailSettings.arrived");
  return { title: t("title") };
}

/** Behind the link of a test email. Viewing it changes nothing: its button says that the email has arrived. */
export default async function MailArrivedPage({ params }: Props) {
  const { token } = await params;
  const member = await pageMember(`/settings/mail/arrived/${token}`);
  if (member.role !== "owner") return <Denied member={member} />;
  const t = await getTranslations("mailSettings.arrived");
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} />
      <PageBody>
        <SimpleForm
          action={confirmArrival}
          shopId={member.shopId}
          hidden={{ token }}
          submit={{ label: t("confirm"), pending: "confirming" }}
        />
      </PageBody>
    </>
  );
}
