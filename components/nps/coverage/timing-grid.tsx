import { cn } from "@/lib/base/cn";
import { useTranslations } from "@/lib/i18n/use-translations";
import { BLOCK_HOURS, SLOT_FROM, type Slot } from "@/lib/nps/coverage/best-slot";
import { rateOf } from "@/lib/nps/coverage/proportions";
import { clockHour, dayName } from "./slot-names";

const DAYS = [1, 2, 3, 4, 5, 6, 7];
const BLOCKS = [0, 4, 8, 12, 16, 20];
/** Darker where more people answer, in steps of the highest rate shown. */
const TINTS = ["", "bg-chart/4", "bg-chart/8", "bg-chart/12", "bg-chart/16"];

export interface TimingGridProps {
  slots: Slot[];
  /** Hours in one slot. One: hours below each other, days side by side; else the other way round. */
  hours: number;
  locale: string;
}

/** Response rates by weekday and hour of sending. */
export function TimingGrid({ slots, hours, locale }: TimingGridProps) {
  const t = useTranslations("npsAsking.timing");
  const blocks = hours === BLOCK_HOURS;
  const highest = Math.max(...slots.map(({ hits, n }) => (n < SLOT_FROM ? 0 : hits / n)));
  const used = [...new Set(slots.map(({ hour }) => hour))].sort((a, b) => a - b);
  const days = DAYS.map((day) => ({ key: day, name: dayName(day, locale, "short") }));
  const times = (blocks ? BLOCKS : used).map((hour) => ({
    key: hour,
    name: t("hours", { from: clockHour(hour), to: clockHour(hour + hours) }),
  }));
  const [rows, columns] = blocks ? [days, times] : [times, days];
  const slotAt = (row: number, column: number) =>
    slots.find(({ day, hour }) =>
      blocks ? day === row && hour === column : hour === row && day === column,
    );
  return (
    <table className="w-full table-fixed border-separate border-spacing-0.5 text-xs tabular-nums">
      <caption className="sr-only">{t(blocks ? "captionBlocks" : "caption")}</caption>
      <thead>
        <tr>
          <th scope="col" className="w-11 pb-1 text-start font-medium text-muted sm:w-16">
            {t(blocks ? "day" : "hour")}
          </th>
          {columns.map(({ key, name }) => (
            <th key={key} scope="col" className="pb-1 text-center font-medium text-muted">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className="text-start font-medium text-muted">
              {row.name}
            </th>
            {columns.map((column) => (
              <Cell
                key={column.key}
                slot={slotAt(row.key, column.key)}
                highest={highest}
                stacked={blocks}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type CellProps = { slot: Slot | undefined; highest: number; stacked: boolean };

function Cell({ slot, highest, stacked }: CellProps) {
  const t = useTranslations("npsAsking");
  const figures = slot && rateOf(slot);
  if (!slot || !figures) return <td className="rounded-sm" />;
  const line = stacked ? "block" : "ms-1.5";
  if (slot.n < SLOT_FROM) {
    return (
      <td className="rounded-sm bg-sunken px-0.5 py-1 text-center text-muted">
        <span className="sr-only">{t("timing.fewLabel")} </span>
        {t("timing.cell", { n: slot.n })}
      </td>
    );
  }
  const tint = TINTS[Math.round((4 * figures.rate) / (highest || 1))];
  return (
    <td className={cn("rounded-sm px-0.5 py-1 text-center", tint)}>
      <b>{t("share", { share: figures.rate })}</b>
      <span className={line}> {t("range", figures.interval)}</span>
      <span className="block"> {t("timing.cell", { n: slot.n })}</span>
    </td>
  );
}
