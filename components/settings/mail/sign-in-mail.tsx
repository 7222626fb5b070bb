import { Banner } from "@/components/ui/banner";
import { Icon } from "@/components/ui/icon";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { SignInMail as State } from "@/lib/settings/mail/queries";

/** Whether sign-in links and invitations leave, and what is missing if they don't. */
export function SignInMail({ state }: { state: State }) {
  const t = useTranslations("mailSettings.signInMail");
  if (state === "here" || state === "shop") return <p className="text-muted">{t(state)}</p>;
  return (
    <Banner tone="warn" icon={<Icon name="key" />} title={t("title")}>
      {t(state)}
    </Banner>
  );
}
