import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { CustomerAnswers } from "@/components/customers/customer-answers";
import { CustomerAside } from "@/components/customers/customer-aside";
import { CustomerFacts } from "@/components/customers/customer-facts";
import { CustomerInvitations } from "@/components/customers/customer-invitations";
import { CustomerMails } from "@/components/customers/customer-mails";
import { CustomerOrders } from "@/components/customers/customer-orders";
import { CustomerRatings } from "@/components/customers/customer-ratings";
import { CustomerVisits } from "@/components/customers/customer-visits";
import { ErasedBanner } from "@/components/customers/erased-banner";
import { Link } from "@/components/shell/link";
import { Columns, PageBody, PageHead } from "@/components/ui/layout";
import { readBudget } from "@/lib/customers/budget";
import { getTranslations } from "@/lib/i18n/get-translations";
import { roleAllows } from "@/lib/identity/guards";
import { readVisits } from "@/lib/portal/visits/queries";
import { loadCustomer } from "./load-customer";

type Props = PageProps<"customerId">;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { customer } = await loadCustomer((await params).customerId);
  const t = await getTranslations("customers");
  const labels = await getTranslations("labels");
  return { title: customer.erased ? labels("erasedCustomer") : customer.name || t("noName") };
}

/** Everything about one customer. */
export default async function CustomerPage({ params }: Props) {
  const { member, customer } = await loadCustomer((await params).customerId);
  const [t, clock, visits, budget, places, labels] = await Promise.all([
    getTranslations("customers"),
    pageClock(member),
    readVisits(member, customer.id),
    readBudget(member, customer),
    getTranslations("places"),
    getTranslations("labels"),
  ]);
  const title = customer.erased ? labels("erasedCustomer") : customer.name || t("noName");
  const rest = { customer, clock };
  return (
    <>
      <PageHead
        as={Link}
        crumb={{ href: "/customers", label: places("customers") }}
        title={title}
        facts={<CustomerFacts {...rest} />}
      />
      <PageBody>
        <ErasedBanner {...rest} />
        <Columns
          asideLabel={t("page.details")}
          aside={
            <CustomerAside
              {...rest}
              budget={budget}
              shopId={member.shopId}
              mayExport={roleAllows(member.role, "admin")}
            />
          }
        >
          <div className="grid grid-cols-1 gap-8">
            <CustomerOrders {...rest} />
            <CustomerRatings {...rest} />
            <CustomerAnswers {...rest} />
            <CustomerInvitations {...rest} />
            <CustomerMails {...rest} />
            <CustomerVisits visits={visits} clock={clock} />
          </div>
        </Columns>
      </PageBody>
    </>
  );
}
