import Link from "next/link";
import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
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
      <EmptyState icon="package" title={t("none.title")}>
        {t.rich("none.text", {
          code: (words) => <code className="font-mono text-sm whitespace-nowrap">{words}</code>,
        })}
      </EmptyState>
    );
  }
  if (!q && filter === "waiting") {
    return (
      <EmptyState
        icon="circle-check"
        title={t("calm.title")}
        actions={<ShowAll words={t("nothing.show")} />}
      >
        {t("calm.text")}
      </EmptyState>
    );
  }
  const filterName = filter ? t(`filters.${filter}`) : "";
  const text = () => {
    if (!q) return t("nothing.textOnlyFilter", { filter: filterName });
    return filter ? t("nothing.textFilter", { filter: filterName }) : t("nothing.text");
  };
  return (
    <EmptyState
      icon="search"
      title={q ? t("nothing.title", { q }) : t("nothing.titleFilter")}
      actions={
        <ShowAll words={t(q && !filter ? "nothing.show" : "nothing.all")} q={filter ? q : ""} />
      }
    >
      {text()}
    </EmptyState>
  );
}

function ShowAll({ words, q = "" }: { words: string; q?: string }) {
  return (
    <LinkButton as={Link} href={q ? `/orders?q=${encodeURIComponent(q)}` : "/orders"}>
      {words}
    </LinkButton>
  );
}
