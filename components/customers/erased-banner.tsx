import { Moment } from "@/components/shell/moment";
import { Banner } from "@/components/ui/banner";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CustomerProps } from "./customer-facts";

/** On the page of somebody erased: by whom, when, and what is left. */
export function ErasedBanner({ customer, clock }: CustomerProps) {
  const t = useTranslations("customers.page");
  const { erased } = customer;
  if (!erased) return null;
  return (
    <Banner
      className="mb-6"
      title={t.rich("erasedOn", {
        name: erased.by,
        day: () => <Moment at={erased.at} clock={clock} />,
      })}
    >
      {t("erasedText")}
    </Banner>
  );
}
