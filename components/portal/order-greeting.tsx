import type { Clock } from "@/lib/base/format";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { PortalOrder } from "@/lib/portal/queries";
import { Moment } from "./moment";

export interface OrderGreetingProps {
  order: PortalOrder["order"];
  clock: Clock;
}

/** Which order the page is about, and a hello. */
export function OrderGreeting({
  order: { number, placedAt, greeting },
  clock,
}: OrderGreetingProps) {
  const t = useTranslations("portal");
  return (
    <>
      <p className="text-sm text-muted">
        {t.rich("placed", {
          number,
          date: () => <Moment at={placedAt} clock={clock} dayOnly />,
        })}
      </p>
      <h1>{t("hello", { hasName: greeting ? "yes" : "no", name: greeting })}</h1>
    </>
  );
}
