import { Link } from "@/components/shell/link";
import { Moment } from "@/components/shell/moment";
import { Banner } from "@/components/ui/banner";
import { Button, LinkButton } from "@/components/ui/button";
import { formatDay } from "@/lib/base/format";
import type { AskBudget } from "@/lib/customers/budget";
import { EXPORT_FORMATS } from "@/lib/customers/schema";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { CustomerProps } from "./customer-facts";
import { OptOuts } from "./opt-outs";
import { TagsForm } from "./tags-form";

export interface CustomerAsideProps extends CustomerProps {
  budget: AskBudget;
  shopId: string;
  mayExport: boolean;
}

/** Beside the lists: which mails they want, when they may be asked, and what the law asks of us. */
export function CustomerAside(props: CustomerAsideProps) {
  const t = useTranslations("customers.page");
  const settings = useTranslations("settings");
  const labels = useTranslations("labels");
  const { customer, clock, shopId } = props;
  if (customer.erased) return null;
  return (
    <>
      {customer.blocked && <Blocked {...props} />}
      <section>
        <h2>{t("consent")}</h2>
        <OptOuts customer={customer} clock={clock} shopId={shopId} />
      </section>
      <section>
        <h2>{settings("asking.title")}</h2>
        <p>
          <Budget {...props} />
        </p>
      </section>
      <section>
        <h2>{labels("tags")}</h2>
        <TagsForm customerId={customer.id} shopId={shopId} tags={customer.tags} />
      </section>
      <section>
        <h2>{t("data")}</h2>
        <PersonalData {...props} />
      </section>
    </>
  );
}

function Blocked({ customer: { blocked }, clock }: CustomerAsideProps) {
  const t = useTranslations("customers.page");
  if (!blocked) return null;
  return (
    <Banner tone="warn" title={t("blocked")}>
      {t.rich(`blockedReason.${blocked.reason}`, {
        day: () => <Moment at={blocked.at} clock={clock} look="day" />,
      })}
    </Banner>
  );
}

function Budget({ budget, clock }: CustomerAsideProps) {
  const t = useTranslations("customers.page.budget");
  if (budget.state !== "later") return t(budget.state);
  return t("later", {
    day: formatDay(budget.nextAt, clock),
    last: formatDay(budget.lastAt, clock),
    days: budget.days,
  });
}

function PersonalData({ customer, mayExport }: CustomerAsideProps) {
  const t = useTranslations("customers.page");
  if (!mayExport) return <p className="text-muted">{t("dataDenied")}</p>;
  return (
    <div className="grid grid-cols-1 justify-items-start gap-2">
      <p className="text-muted">{t("dataText")}</p>
      {EXPORT_FORMATS.map((format) => (
        <form key={format} method="post" action={`/customers/${customer.id}/export/${format}`}>
          <Button type="submit" icon="download">
            {t(format)}
          </Button>
        </form>
      ))}
      <LinkButton as={Link} href={`/customers/${customer.id}/erase`} icon="trash-2">
        {t("erase")}
      </LinkButton>
    </div>
  );
}
