import { EmptyList } from "@/components/list/empty-list";
import { listAddress } from "@/lib/base/list-address";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { OrderFilter } from "@/lib/orders/schema";

export interface OrderListEmptyProps {
  q: string;
  filter: OrderFilter | null;
}

/** Why the list is empty, and what to do next. */
export function OrderListEmpty({ q, filter }: OrderListEmptyProps) {
  const t = useTranslations("orders");
  if (!q && !filter) {
    return (
      <EmptyList icon="package" title={t("none.title")}>
        {t.rich("none.text", {
          code: (words) => <code className="font-mono text-sm whitespace-nowrap">{words}</code>,
        })}
      </EmptyList>
    );
  }
  if (!q && filter === "waiting") {
    return (
      <EmptyList
        icon="circle-check"
        title={t("calm.title")}
        way={{ href: "/orders", label: t("nothing.show") }}
      >
        {t("calm.text")}
      </EmptyList>
    );
  }
  const filterName = filter ? t(`filters.${filter}`) : "";
  const text = () => {
    if (!q) return t("nothing.textOnlyFilter", { filter: filterName });
    return filter ? t("nothing.textFilter", { filter: filterName }) : t("nothing.text");
  };
  return (
    <EmptyList
      icon="search"
      title={q ? t("nothing.title", { q }) : t("nothing.titleFilter")}
      way={{
        href: listAddress("/orders", { q: filter && q }),
        label: t(q && !filter ? "nothing.show" : "nothing.all"),
      }}
    >
      {text()}
    </EmptyList>
  );
}
