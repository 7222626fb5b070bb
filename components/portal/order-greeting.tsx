import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { PortalOrder } from "@/lib/portal/queries";
import { Moment } from "./moment";

export interface OrderGreetingProps {
  order: PortalOrder["order"];
  clock: Clock;
}

/** Which order the page is about. */
export function OrderLine({ order: { number, placedAt }, clock }: OrderGreetingProps) {
  const t = useTranslations("portal");
  return (
    <p className="text-sm text-muted">
      {t.rich("placed", {
        number,
        date: () => <Moment at={placedAt} clock={clock} dayOnly />,
      })}
    </p>
  );
}

/** Which order the page is about, and a hello. */
export function OrderGreeting(props: OrderGreetingProps) {
  const t = useTranslations("portal");
  const { greeting } = props.order;
  return (
    <>
      <OrderLine {...props} />
      <h1>{t("hello", { hasName: greeting ? "yes" : "no", name: greeting })}</h1>
    </>
  );
}
