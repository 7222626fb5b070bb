import Form from "next/form";
import { Counted } from "@/components/list/counted";
import { FilterChips } from "@/components/list/filter-chips";
import { SearchBox } from "@/components/list/search-box";
import { SubmitButton } from "@/components/ui/submit-button";
import { ToolbarSelect } from "@/components/ui/toolbar";
import { listAddress } from "@/lib/base/list-address";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { MailKind } from "@/lib/mail/kinds";
import { OUTBOX_FILTERS, type OutboxFilter } from "@/lib/outbox/queries";
import type { OutboxSearch } from "./mail-list";

export interface OutboxFiltersProps {
  search: OutboxSearch;
  kinds: readonly MailKind[];
  counts: Record<OutboxFilter, number>;
}

export function OutboxFilters({ search, kinds, counts }: OutboxFiltersProps) {
  const t = useTranslations("outbox");
  const buttons = useTranslations("buttons");
  const labels = useTranslations("labels");
  const places = useTranslations("places");
  const kindNames = useTranslations("mailKinds");
  return (
    <>
      <Form action="/outbox" role="search" aria-label={places("outbox")} className="toolbar">
        <SearchBox label={t("search")} placeholder={t("searchHint")} value={search.q} />
        <ToolbarSelect
          key={search.kind}
          name="kind"
          label={labels("kind")}
          defaultValue={search.kind ?? ""}
        >
          <option value="">{t("everyKind")}</option>
          {kinds.map((kind) => (
            <option key={kind} value={kind}>
              {kindNames(kind)}
            </option>
          ))}
        </ToolbarSelect>
        {search.state && <input type="hidden" name="state" value={search.state} />}
        <SubmitButton variant="default">{buttons("show")}</SubmitButton>
      </Form>
      <FilterChips
        label={buttons("filter")}
        all={{ label: labels("all") }}
        options={OUTBOX_FILTERS.map((value) => ({
          value,
          label: t(`filters.${value}`),
          count: <Counted count={counts[value]} />,
        }))}
        current={search.state}
        address={(state) => listAddress("/outbox", { ...search, state })}
      />
    </>
  );
}
