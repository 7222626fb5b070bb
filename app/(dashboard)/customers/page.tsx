import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { CustomerList } from "@/components/customers/customer-list";
import { CustomerSearch } from "@/components/customers/customer-search";
import { ListKeys } from "@/components/list/list-keys";
import { PageBody, PageHead } from "@/components/ui/layout";
import { listAddress } from "@/lib/base/list-address";
import { listCustomers } from "@/lib/customers/queries";
import { customerListSchema } from "@/lib/customers/schema";
import { parse } from "@/lib/http/parse";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";

const PAGE = 25;

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: places("customers") };
}

export default async function CustomersPage({ searchParams }: PageProps) {
  const { q, cursor = null } = parse(customerListSchema, await searchParams);
  const member = await pageMember(listAddress("/customers", { q, cursor }));
  const [t, clock, { rows, next }, places] = await Promise.all([
    getTranslations("customers"),
    pageClock(member),
    listCustomers(member, { q, cursor, limit: PAGE }),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead title={places("customers")} />
      <PageBody>
        <CustomerSearch q={q} />
        <ListKeys />
        <p role="status" className="sr-only">
          {t("shown", { count: rows.length })}
        </p>
        <CustomerList customers={rows} q={q} cursor={cursor} next={next} clock={clock} />
      </PageBody>
    </>
  );
}
