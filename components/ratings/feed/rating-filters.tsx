import Form from "next/form";
import { FilterChips } from "@/components/list/filter-chips";
import { Checkbox } from "@/components/ui/choice";
import { SubmitButton } from "@/components/ui/submit-button";
import { ToolbarSelect } from "@/components/ui/toolbar";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { RatingFilter } from "@/lib/ratings/queries";
import { DateInput } from "./date-input";
import { feedAddress } from "./feed-address";

export interface RatingFiltersProps {
  filter: RatingFilter;
  members: { id: string; name: string }[];
  counts: { stars: number; count: number }[];
}

/** Period, member and comment as a form, stars as chips; all stand in the address. */
export function RatingFilters({ filter, members, counts }: RatingFiltersProps) {
  const t = useTranslations("ratings");
  const buttons = useTranslations("buttons");
  const labels = useTranslations("labels");
  const all = counts.reduce((total, row) => total + row.count, 0);
  const unknown = filter.memberId && !members.some(({ id }) => id === filter.memberId);
  return (
    <>
      {/* A new address is a new form: selects and dates must show what the list is filtered by. */}
      <Form
        key={feedAddress({ ...filter, stars: null })}
        action="/ratings"
        aria-label={t("filters")}
        className="toolbar"
      >
        {filter.stars && <input type="hidden" name="stars" value={filter.stars} />}
        <DateInput name="from" label={labels("from")} value={filter.from} />
        <DateInput name="to" label={labels("to")} value={filter.to} />
        <ToolbarSelect name="member" label={t("member")} defaultValue={filter.memberId ?? ""}>
          <option value="">{t("everyone")}</option>
          {filter.memberId && unknown && (
            <option value={filter.memberId}>{t("formerMember")}</option>
          )}
          {members.map((member) => (
            <option key={member.id} value={member.id}>
              {member.name}
            </option>
          ))}
        </ToolbarSelect>
        <Checkbox
          name="comment"
          value="1"
          label={labels("withComment")}
          defaultChecked={filter.withComment}
        />
        <SubmitButton variant="default">{buttons("show")}</SubmitButton>
      </Form>
      <FilterChips
        label={t("starsFilter")}
        all={{ label: labels("all"), count: all }}
        options={counts.map(({ stars, count }) => ({
          value: stars,
          label: t("stars", { stars }),
          count,
        }))}
        current={filter.stars}
        address={(stars) => feedAddress({ ...filter, stars })}
      />
    </>
  );
}
