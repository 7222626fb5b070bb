import { isMany, MOST_COUNTED } from "@/lib/base/most-counted";
import { useTranslations } from "@/lib/i18n/use-translations";

/** A count of rows that stops at a thousand: "12", "999+", which is read out as "more than 999". */
export function Counted({ count }: { count: number }) {
  const labels = useTranslations("labels");
  if (!isMany(count)) return labels("counted", { count });
  const most = { count: MOST_COUNTED - 1 };
  return (
    <>
      <span aria-hidden="true">{labels("manyShort", most)}</span>
      <span className="sr-only">{labels("many", most)}</span>
    </>
  );
}
