import { Banner } from "@/components/ui/banner";
import { useTranslations } from "@/lib/i18n/use-translations";

/** For owners of a restored or copied installation: why no email leaves, and who lets them. */
export function HeldBanner() {
  const t = useTranslations("outbox.held");
  return (
    <Banner tone="warn" title={t("title")} className="m-4 mb-0">
      <p>{t("text")}</p>
      <p>{t.rich("release", { code: (words) => <code>{words}</code> })}</p>
    </Banner>
  );
}
