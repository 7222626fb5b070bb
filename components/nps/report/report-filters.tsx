import Form from "next/form";
import { DateInput } from "@/components/ratings/feed/date-input";
import { Link } from "@/components/shell/link";
import { LinkButton } from "@/components/ui/button";
import { Chip, Chips } from "@/components/ui/chip";
import { SubmitButton } from "@/components/ui/submit-button";
import { useTranslations } from "@/lib/i18n/use-translations";
import { reportAddress } from "@/lib/nps/report/address";
import type { Lists } from "@/lib/nps/report/figures";
import { PERIODS } from "@/lib/nps/report/periods";
import type { ReportSearch } from "@/lib/nps/report/schema";
import { PlaceSelects } from "./place-fields";

export interface ReportFiltersProps {
  search: ReportSearch;
  lists: Lists;
}

const PRESETS = PERIODS.filter((name) => name !== "custom");

/** Period, channel and category of the whole page, all of it in the address. */
export function ReportFilters({ search, lists }: ReportFiltersProps) {
  const t = useTranslations("npsReport");
  const buttons = useTranslations("buttons");
  const labels = useTranslations("labels");
  const { period, custom, channelId, categoryId } = search;
  const narrowed = channelId !== null || categoryId !== null || period === "custom";
  return (
    <>
      <Chips label={t("periods.label")}>
        {PRESETS.map((name) => (
          <Chip
            key={name}
            as={Link}
            href={reportAddress({ ...search, period: name })}
            current={period === name}
          >
            {t(`periods.${name}`)}
          </Chip>
        ))}
      </Chips>
      {/* A new address is a new form: fields must show what the page is about. */}
      <Form
        key={reportAddress(search)}
        action="/nps"
        aria-label={t("filters.label")}
        className="toolbar"
      >
        {period !== "custom" && <input type="hidden" name="period" value={period} />}
        <DateInput name="from" label={labels("from")} value={custom.from} />
        <DateInput name="to" label={labels("to")} value={custom.to} />
        <PlaceSelects lists={lists} channelId={channelId} categoryId={categoryId} />
        <SubmitButton variant="default">{buttons("show")}</SubmitButton>
        {narrowed && (
          <LinkButton as={Link} href="/nps" variant="quiet">
            {t("filters.reset")}
          </LinkButton>
        )}
      </Form>
    </>
  );
}
