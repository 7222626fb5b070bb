import type { Metadata } from "next";
import { pageClock } from "@/app/(dashboard)/page-clock";
import type { PageProps } from "@/app/(dashboard)/page-props";
import { ListKeys } from "@/components/list/list-keys";
import { OrderFilters } from "@/components/orders/order-filters";
import { OrderListEmpty } from "@/components/orders/order-list-empty";
import { OrderPager } from "@/components/orders/order-pager";
import { OrderTable } from "@/components/orders/order-table";
import { PageBody, PageHead } from "@/components/ui/layout";
import { listAddress } from "@/lib/base/list-address";
import { parse } from "@/lib/http/parse";
import { getTranslations } from "@/lib/i18n/get-translations";
import { pageMember } from "@/lib/identity/gates/session";
import { countOrders, listOrders } from "@/lib/orders/queries";
import { orderListSchema } from "@/lib/orders/schema";

const PAGE = 25;

export async function generateMetadata(): Promise<Metadata> {
  const places = await getTranslations("places");
  return { title: places("orders") };
}

export default async function OrdersPage({ searchParams }: PageProps) {
  const { q, filter = null, cursor = null } = parse(orderListSchema, await searchParams);
  const member = await pageMember(listAddress("/orders", { q, filter, cursor }));
  const [t, clock, counts, { rows, next }, places] = await Promise.all([
    getTranslations("orders"),
    pageClock(member),
    countOrders(member),
    listOrders(member, { q, filter, cursor, limit: PAGE }),
    getTranslations("places"),
  ]);
  return (
    <>
      <PageHead title={places("orders")} />
      <PageBody>
        <OrderFilters q={q} filter={filter} counts={counts} />
        <ListKeys />
        <p role="status" className="sr-only">
          {t("shown", { count: rows.length })}
        </p>
        {rows.length > 0 ? (
          <>
            <OrderTable orders={rows} clock={clock} filter={filter} />
            <OrderPager {...{ orders: rows, q, filter, cursor, next, clock }} />
          </>
        ) : (
          <OrderListEmpty q={q} filter={filter} />
        )}
      </PageBody>
    </>
  );
}
