import Form from "next/form";
import { Counted } from "@/components/list/counted";
import { FilterChips } from "@/components/list/filter-chips";
import { SearchBox } from "@/components/list/search-box";
import { listAddress } from "@/lib/base/list-address";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OrderFilter } from "@/lib/orders/schema";

export interface OrderFiltersProps {
  q: string;
  filter: OrderFilter | null;
  counts: Record<OrderFilter, number>;
}

const SHOWN: OrderFilter[] = ["waiting", "open", "low"];

/** Search and chips; both stand in the address, so a list can be sent to a colleague. */
export function OrderFilters({ q, filter, counts }: OrderFiltersProps) {
  const t = useTranslations("orders");
  const labels = useTranslations("labels");
  const buttons = useTranslations("buttons");
  const keys = useTranslations("keys");
  const places = useTranslations("places");
  return (
    <>
      <Form action="/orders" role="search" aria-label={places("orders")} className="toolbar">
        <SearchBox label={t("search")} placeholder={keys("jump.label")} value={q} />
        {filter && <input type="hidden" name="filter" value={filter} />}
      </Form>
      <FilterChips
        label={buttons("filter")}
        all={{ label: labels("all") }}
        options={SHOWN.map((value) => ({
          value,
          label: t(`filters.${value}`),
          count: <Counted count={counts[value]} />,
        }))}
        current={filter}
        address={(value) => listAddress("/orders", { q, filter: value })}
      />
    </>
  );
}
