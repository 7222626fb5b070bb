import Form from "next/form";
import { SearchBox } from "@/components/list/search-box";
import { useTranslations } from "@/lib/i18n/use-translations";

/** The search is part of the address, so a list can be sent to a colleague. */
export function CustomerSearch({ q }: { q: string }) {
  const t = useTranslations("customers");
  const places = useTranslations("places");
  return (
    <Form
      action="/customers"
      role="search"
      aria-label={places("customers")}
      className="toolbar pb-3"
    >
      <SearchBox label={t("search")} placeholder={t("searchHint")} value={q} />
    </Form>
  );
}
