import { Link } from "@/components/shell/link";
import { Banner } from "@/components/ui/banner";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { Untold } from "@/lib/updates/home/untold";

/** To owners: something happened and there was nobody to tell. */
export function UntoldNotice({ untold }: { untold: Untold }) {
  const t = useTranslations("home.untold");
  const { count, latest } = untold;
  if (!latest) return null;
  return (
    <Banner tone="warn" className="mb-6">
      {t("text", { count })}{" "}
      <Link href={`/orders/${latest.orderId}#update-${latest.updateId}`}>
        {t("open", { count })}
      </Link>
      {" · "}
      <Link href="/settings/ratings#alertList">{t("list")}</Link>
    </Banner>
  );
}
