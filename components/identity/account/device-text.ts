import { useTranslations } from "@/lib/i18n/use-translations";
import { deviceName } from "@/lib/identity/account/device-name";

/** Names a device: "Firefox on Windows". */
export function useDeviceText(): (userAgent: string) => string {
  const t = useTranslations("account.sessions");
  const account = useTranslations("account");
  return (userAgent) => {
    const { browser, system } = deviceName(userAgent);
    if (browser && system) return account("device", { browser, system });
    return browser ?? system ?? t("unknown");
  };
}
