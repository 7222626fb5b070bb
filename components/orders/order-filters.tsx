import Form from "next/form";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { SearchBox } from "@/components/dashboard/search-box";
import { Chip, Chips } from "@/components/ui/chip";
import { listAddress } from "@/lib/base/list-address";
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
  return (
    <>
      <Form action="/orders" role="search" aria-label={t("title")} className="toolbar">
        <SearchBox label={t("search")} placeholder={t("searchHint")} value={q} />
        {filter && <input type="hidden" name="filter" value={filter} />}
      </Form>
      <Chips label={t("filter")}>
        <Chip as={Link} href={listAddress("/orders", { q })} current={!filter}>
          {t("filters.all")}
        </Chip>
        {SHOWN.map((name) => (
          <Chip
            key={name}
            as={Link}
            href={listAddress("/orders", { q, filter: name })}
            current={filter === name}
            count={counts[name]}
          >
            {t(`filters.${name}`)}
          </Chip>
        ))}
      </Chips>
    </>
  );
}
