import { ActionButton } from "@/components/form/action-button";
import { Moment } from "@/components/shell/moment";
import { HairlineList } from "@/components/ui/card";
import { Hint } from "@/components/ui/field";
import type { Clock } from "@/lib/base/format";
import { TOPICS } from "@/lib/base/vocabularies";
import { stopMailsFor } from "@/lib/customers/actions";
import type { CustomerDetail } from "@/lib/customers/customer-detail";
import { useTranslations } from "@/lib/i18n/use-translations";

export interface OptOutsProps {
  customer: CustomerDetail;
  clock: Clock;
  shopId: string;
}

/** Each kind of feedback mail: whether it is sent, since when not, and a way to stop it on request. */
export function OptOuts({ customer, clock, shopId }: OptOutsProps) {
  const t = useTranslations("customers");
  return (
    <div className="grid grid-cols-1 gap-2">
      <HairlineList>
        {TOPICS.map((topic) => {
          const stopped = customer.optOuts.find((entry) => entry.topic === topic);
          return (
            <li
              key={topic}
              className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1 py-2"
            >
              <span>
                {t(`topics.${topic}`)}
                <span className="block text-sm text-muted">
                  {stopped
                    ? t.rich("optOut.stopped", {
                        day: () => <Moment at={stopped.at} clock={clock} look="day" />,
                      })
                    : t("optOut.wanted")}
                </span>
              </span>
              {!stopped && (
                <ActionButton
                  action={stopMailsFor}
                  shopId={shopId}
                  hidden={{ customerId: customer.id, topic }}
                  variant="default"
                  label={t("optOut.record")}
                  of={t(`topics.${topic}`)}
                  pending="saving"
                />
              )}
            </li>
          );
        })}
      </HairlineList>
      <Hint>{t("optOut.hint")}</Hint>
    </div>
  );
}
