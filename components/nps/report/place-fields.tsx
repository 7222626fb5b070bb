import { ToolbarSelect } from "@/components/ui/toolbar";
import { useTranslations } from "@/lib/i18n/use-translations";
import type { ListEntry, Lists } from "@/lib/nps/report/figures";
import type { Place } from "@/lib/nps/report/schema";

/** Channel and category in a toolbar. */
export function PlaceSelects({ lists, channelId, categoryId }: Place & { lists: Lists }) {
  const t = useTranslations("npsReport.filters");
  const labels = useTranslations("labels");
  return (
    <>
      <PlaceSelect
        name="channel"
        label={labels("channel")}
        every={t("everyChannel")}
        entries={lists.channels}
        value={channelId}
      />
      <PlaceSelect
        name="category"
        label={labels("category")}
        every={t("everyCategory")}
        entries={lists.categories}
        value={categoryId}
      />
    </>
  );
}

interface PlaceSelectProps {
  name: string;
  label: string;
  every: string;
  entries: ListEntry[];
  value: number | null;
}

function PlaceSelect({ name, label, every, entries, value }: PlaceSelectProps) {
  const t = useTranslations("npsReport.filters");
  return (
    <ToolbarSelect name={name} label={label} defaultValue={value ?? ""}>
      <option value="">{every}</option>
      {entries.map((entry) => (
        <option key={entry.id} value={entry.id}>
          {entry.active ? entry.name : t("outOfUse", { name: entry.name })}
        </option>
      ))}
    </ToolbarSelect>
  );
}
